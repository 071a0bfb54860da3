"""The program on its desktop: one window for each home, tray, notifications, desktop entry."""
