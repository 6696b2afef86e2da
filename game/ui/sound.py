"""Sounds by name. Without a sound card everything stays silent, and nothing here ever raises."""

import io

import pygame

from game.ui.assets import asset_bytes

RATE = 32_000


class Sounds:
    """Plays 'press', 'tick', 'confirm', 'refuse', 'turn', 'news' and 'alert' at a volume from 0 to 1."""

    def __init__(self, volume: float = 0.6, *, mute: bool = False) -> None:
        self.volume = volume
        self.mute = mute
        self._loaded: dict[str, pygame.mixer.Sound | None] = {}
        self.works = _open_mixer()

    def play(self, name: str) -> bool:
        """Play a sound; False if it cannot be heard."""
        if self.mute or self.volume <= 0 or not self.works:
            return False
        sound = self._load(name)
        if sound is None:
            return False
        try:
            sound.set_volume(min(1.0, self.volume))
            sound.play()
        except pygame.error:
            self.works = False
        return self.works

    def _load(self, name: str) -> pygame.mixer.Sound | None:
        """The sound of this name, read once; None if there is none."""
        if name not in self._loaded:
            try:
                self._loaded[name] = pygame.mixer.Sound(io.BytesIO(asset_bytes("sounds", f"{name}.wav")))
            except (pygame.error, OSError):
                self._loaded[name] = None
        return self._loaded[name]


def _open_mixer() -> bool:
    """Whether there is a sound card that will play."""
    try:
        if not pygame.mixer.get_init():
            pygame.mixer.init(frequency=RATE, channels=1, buffer=512)
    except (pygame.error, NotImplementedError, ImportError):
        return False
    return pygame.mixer.get_init() is not None
