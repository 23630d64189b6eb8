// Only in a site being worked on: loads the page again after every build.
new EventSource("/__reload").onmessage = () => location.reload();
