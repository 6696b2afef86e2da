"""What the commands do, one file each. The front door, game.cli, imports them when they are asked for."""
