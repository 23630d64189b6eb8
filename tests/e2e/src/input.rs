//! Keys, mouse and finger, as the browser gets them from a reader.

use anyhow::{Context as _, Result};
use fantoccini::actions::{
    InputSource as _, KeyAction, KeyActions, MouseActions, PointerAction, TouchActions,
};
use fantoccini::key::Key;

use crate::browser::Browser;

impl Browser {
    /// Presses a key where the focus is.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn press(&self, key: Key) -> Result<()> {
        let value = char::from(key);
        let keys = KeyActions::new("keys".to_owned());
        let keys = keys
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
        self.client()
            .perform_actions(keys)
            .await
            .context("cannot press a key")
    }

    /// Presses Tab backwards.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn press_back_tab(&self) -> Result<()> {
        let (shift, tab) = (char::from(Key::Shift), char::from(Key::Tab));
        let keys = KeyActions::new("keys".to_owned())
            .then(KeyAction::Down { value: shift })
            .then(KeyAction::Down { value: tab })
            .then(KeyAction::Up { value: tab })
            .then(KeyAction::Up { value: shift });
        self.client()
            .perform_actions(keys)
            .await
            .context("cannot press a key")
    }

    /// Moves the mouse to a place in the window.
    ///
    /// # Errors
    /// When it is outside.
    pub async fn point_at(&self, x: f64, y: f64) -> Result<()> {
        let mouse = MouseActions::new("mouse".to_owned());
        let mouse = mouse.then(PointerAction::MoveTo {
            duration: None,
            x,
            y,
        });
        self.client()
            .perform_actions(mouse)
            .await
            .context("cannot move the mouse")
    }

    /// Touches a place in the window, briefly.
    ///
    /// # Errors
    /// When it is outside.
    pub async fn tap(&self, x: f64, y: f64) -> Result<()> {
        let finger = TouchActions::new("finger".to_owned())
            .then(PointerAction::MoveTo {
                duration: None,
                x,
                y,
            })
            .then(PointerAction::Down { button: 0 })
            .then(PointerAction::Up { button: 0 });
        self.client()
            .perform_actions(finger)
            .await
            .context("cannot touch the page")
    }
}
