//! In the browser: starts the pages. Natively: the `candour` command.

#[cfg(target_arch = "wasm32")]
fn main() {
    candour::ui::browser::start();
}

#[cfg(not(target_arch = "wasm32"))]
mod command;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    command::run()
}
