"""Press databases' exports as text: Nexis, GoPress."""
