"""Make the sample pictures of resources/samples: drawn, so that they are nobody's photographs.

Run from the project's folder with the environment's Python; the same pictures come out every time.
"""

import math
import random
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter
from PIL.Image import Resampling
from PIL.TiffImagePlugin import IFDRational

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "samples"
SIZE = (1800, 1200)
Colour = tuple[int, int, int]


def gradient(size: tuple[int, int], *stops: tuple[float, Colour]) -> Image.Image:
    """A vertical gradient through colours at heights between 0 (top) and 1 (bottom)."""
    column = Image.new("RGB", (1, size[1]))
    for y in range(size[1]):
        height = y / (size[1] - 1)
        (low, first), (high, second) = next(pair for pair in pairwise(stops) if height <= pair[1][0])
        share = (height - low) / (high - low)
        colour = tuple(round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
        column.putpixel((0, y), colour)
    return column.resize(size)


def glow(picture: Image.Image, centre: tuple[int, int], radius: int, colour: Colour, power: float) -> Image.Image:
    """The picture with light around a point, brightest there; a higher power fades faster."""
    fade = Image.radial_gradient("L").resize((2 * radius, 2 * radius), Resampling.BICUBIC)
    fade = fade.point([round(255 * (1 - min(level / 181, 1)) ** power) for level in range(256)])
    light = Image.new("RGB", picture.size)
    light.paste(colour, (centre[0] - radius, centre[1] - radius), fade)
    return ImageChops.screen(picture, light)


def grain(picture: Image.Image, chance: random.Random, strength: int) -> Image.Image:
    """The picture with the grain of a photograph, of that strength in grey levels."""
    noise = Image.frombytes("L", picture.size, chance.randbytes(picture.width * picture.height))
    noise = noise.filter(ImageFilter.GaussianBlur(1.2)).point(
        [(level - 128) * strength // 32 + 128 for level in range(256)]
    )
    return ImageChops.add(picture, Image.merge("RGB", [noise] * 3), scale=1, offset=-128)


def ridge(chance: random.Random, width: int, roughness: float) -> list[float]:
    """Heights between -1 and 1 of a mountain ridge, one for each column: octaves of random waves."""
    waves = [
        (2**octave, roughness**octave, chance.uniform(0, math.tau), chance.uniform(0.6, 1.4)) for octave in range(9)
    ]
    total = sum(weight for _, weight, _, _ in waves)
    return [
        sum(weight * math.sin(x / width * math.tau * pitch * speed + phase) for pitch, weight, phase, speed in waves)
        / total
        for x in range(width)
    ]


def mountain_lake() -> Image.Image:
    """Mountains behind a lake in the evening."""
    chance = random.Random(7)
    width, height = SIZE
    shore = 760
    sky = gradient(
        (width, shore),
        (0, (24, 38, 92)),
        (0.35, (92, 76, 140)),
        (0.62, (226, 120, 112)),
        (0.85, (255, 190, 116)),
        (1, (255, 226, 168)),
    )
    sky = glow(sky, (1180, 400), 620, (255, 196, 120), 1.6)
    sky = glow(sky, (1180, 400), 76, (255, 246, 214), 0.6)
    for far in range(5):
        nearness = far / 4
        colour = tuple(round(a + (b - a) * nearness) for a, b in zip((176, 118, 134), (24, 26, 48), strict=True))
        crest = ridge(chance, width, 0.52 + 0.05 * far)
        base, swing = 470 + 66 * far, 130 - 14 * far
        outline = [(x, base + swing * level) for x, level in enumerate(crest)]
        mountains = Image.new("L", (width, shore))
        ImageDraw.Draw(mountains).polygon([(0, shore), *outline, (width, shore)], fill=255)
        sky.paste(colour, (0, 0), mountains.filter(ImageFilter.GaussianBlur(0.8)))
    picture = Image.new("RGB", SIZE)
    picture.paste(sky)
    picture.paste(water(sky, height - shore, chance), (0, shore))
    return grain(picture, chance, 5)


def water(above: Image.Image, depth: int, chance: random.Random) -> Image.Image:
    """What a lake mirrors of the picture above it: darker, bluer, broken by waves that grow towards us."""
    mirrored = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM).crop((0, 0, above.width, depth))
    lake = Image.new("RGB", mirrored.size)
    drift = 0.0
    for y in range(depth):
        drift = 0.9 * drift + chance.gauss(0, 1 + 7 * y / depth)
        source = min(depth - 1, max(0, round(y + drift * 0.6)))
        row = mirrored.crop((0, source, above.width, source + 1))
        lake.paste(ImageChops.offset(row, round(drift), 0), (0, y))
    shade = gradient(lake.size, (0, (235, 225, 235)), (1, (96, 112, 158)))
    return ImageChops.multiply(lake.filter(ImageFilter.GaussianBlur(0.7)), shade)


def still_life() -> Image.Image:
    """Fruit on a table by a window: upright."""
    chance = random.Random(11)
    width, height = SIZE[1], SIZE[0]
    table = 1120
    picture = gradient(
        (width, height),
        (0, (66, 74, 82)),
        (0.6, (108, 112, 108)),
        (0.622, (112, 112, 104)),
        (0.623, (142, 98, 62)),
        (1, (86, 52, 30)),
    )
    picture = glow(picture, (120, 260), 1000, (120, 112, 86), 1.4)
    board = Image.frombytes("L", (60, 400), chance.randbytes(60 * 400)).resize((width, height - table))
    board = board.filter(ImageFilter.GaussianBlur(3)).point([208 + level // 6 for level in range(256)])
    lower = picture.crop((0, table, width, height))
    picture.paste(ImageChops.multiply(lower, Image.merge("RGB", [board] * 3)), (0, table))
    for x, y, radius, colour in [
        (760, 1010, 190, (196, 58, 40)),
        (430, 1060, 215, (228, 138, 30)),
        (910, 1190, 150, (150, 168, 52)),
        (640, 1260, 130, (92, 34, 74)),
        (330, 1310, 105, (88, 30, 70)),
    ]:
        put_ball(picture, (x, y), radius, colour)
    return grain(picture, chance, 6)


def put_ball(picture: Image.Image, centre: tuple[int, int], radius: int, colour: Colour) -> None:
    """Draw a round fruit lit from the upper left, with its shadow on the table."""
    x, y = centre
    shadow = Image.new("L", picture.size)
    floor = y + radius
    ImageDraw.Draw(shadow).ellipse(
        (x - radius * 0.75, floor - radius * 0.34, x + radius * 1.7, floor + radius * 0.22), fill=170
    )
    picture.paste((30, 18, 12), (0, 0), shadow.filter(ImageFilter.GaussianBlur(radius / 8)))
    ball = lit_ball(radius, colour)
    picture.paste(ball, (x - radius, y - radius), ball)


def lit_ball(radius: int, colour: Colour, clearness: float = 0) -> Image.Image:
    """A shining ball in a transparent square, lit from the upper left; a clear one lets the middle through."""
    side = 2 * radius
    ball = Image.new("RGBA", (side, side))
    pixels = []
    for index in range(side * side):
        x, y = (index % side + 0.5) / radius - 1, (index // side + 0.5) / radius - 1
        depth = math.sqrt(max(0.0, 1 - x * x - y * y))
        light = max(0.0, -0.48 * x - 0.56 * y + 0.675 * depth)
        gloss = max(0.0, -0.26 * x - 0.31 * y + 0.914 * depth) ** 60
        bounce = 0.16 * max(0.0, y) * (1 - depth)
        shade = 0.16 + 0.84 * light + bounce
        level = tuple(min(255, round(part * shade + 215 * gloss)) for part in colour)
        cover = min(1.0, max(0.0, (1 - math.hypot(x, y)) * radius))
        body = 1 - clearness * depth * (1 - gloss)
        pixels.append((*level, round(255 * cover * body)))
    ball.putdata(pixels)
    return ball


def night_city() -> Image.Image:
    """A city by the water at night."""
    chance = random.Random(23)
    width, height = SIZE
    quay = 850
    picture = gradient((width, quay), (0, (6, 9, 28)), (0.6, (24, 26, 64)), (1, (104, 62, 88)))
    stars = ImageDraw.Draw(picture)
    for _ in range(260):
        brightness = chance.randint(70, 210)
        stars.point((chance.randrange(width), int(chance.random() ** 2 * 420)), (brightness, brightness, 230))
    picture = glow(picture, (1380, 210), 330, (120, 126, 150), 2.2)
    picture = glow(picture, (1380, 210), 66, (250, 246, 226), 0.35)
    for row in range(3):
        houses(picture, quay, row, chance)
    whole = Image.new("RGB", SIZE)
    whole.paste(picture)
    whole.paste(water(picture, height - quay, chance), (0, quay))
    lamps = Image.new("RGB", SIZE)
    for x in range(60, width, 150):
        lamps = glow(lamps, (x, quay - 8), 46, (255, 196, 110), 1.4)
    return grain(ImageChops.screen(whole, lamps), chance, 4)


def houses(picture: Image.Image, ground: int, row: int, chance: random.Random) -> None:
    """Draw a row of houses with lit windows; row 0 is the farthest."""
    draw = ImageDraw.Draw(picture)
    left = -chance.randrange(60)
    wall = [(38, 34, 66), (24, 23, 48), (12, 13, 30)][row]
    while left < picture.width:
        broad = chance.randrange(70, 150) + 12 * row
        top = ground - int(chance.triangular(120, 560 - 150 * row, 200))
        draw.rectangle((left, top, left + broad, ground), fill=wall)
        if chance.random() < 0.3:
            draw.line((left + broad // 2, top, left + broad // 2, top - chance.randrange(30, 90)), fill=wall, width=4)
        for y in range(top + 16, ground - 14, 22):
            for x in range(left + 12, left + broad - 16, 20):
                if chance.random() < 0.16 + 0.14 * row:
                    warm = chance.choice([(255, 206, 122), (255, 178, 92), (214, 226, 255)])
                    dimmed = tuple(part * (6 + 2 * row) // 10 for part in warm)
                    draw.rectangle((x, y, x + 8, y + 11), fill=dimmed)
        left += broad + chance.randrange(0, 24)


def marbles() -> Image.Image:
    """Three glass marbles on nothing: a picture with transparency."""
    picture = Image.new("RGBA", (900, 600))
    for centre, radius, colour in [
        ((300, 290), 210, (36, 122, 214)),
        ((585, 375), 150, (220, 66, 96)),
        ((740, 230), 100, (48, 168, 118)),
    ]:
        ball = lit_ball(radius, colour, clearness=0.55)
        picture.alpha_composite(ball, (centre[0] - radius, centre[1] - radius))
    return picture


def exif(title: str, taken: str, orientation: int, exposure: tuple[Fraction, float, int, int]) -> Image.Exif:
    """What a camera would write: title, time (in EXIF's form), orientation; time, aperture, ISO and focal length."""
    seconds, aperture, sensitivity, focal_length = exposure
    data = Image.Exif()
    data[0x010E] = title
    data[0x010F], data[0x0110] = "Example", "Example Camera 1"
    data[0x0112] = orientation
    data[0x0132] = taken
    data[0x013B], data[0x8298] = "rethumb desktop", "CC0 1.0"
    data[0x8769] = {
        0x829A: IFDRational(seconds.numerator, seconds.denominator),
        0x829D: IFDRational(round(aperture * 10), 10),
        0x8827: sensitivity,
        0x9003: taken,
        0x9004: taken,
        0x920A: IFDRational(focal_length),
        0xA434: "Example 24-70mm f/2.8",
    }
    return data


def add_position(data: Image.Exif, latitude: Fraction, longitude: Fraction, metres: int) -> None:
    """Add a place in the north and east, in degrees, and its height."""
    data[0x8825] = {
        0: b"\x02\x03\x00\x00",
        1: "N",
        2: degrees(latitude),
        3: "E",
        4: degrees(longitude),
        5: b"\x00",
        6: IFDRational(metres),
    }


def degrees(angle: Fraction) -> tuple[IFDRational, ...]:
    """An angle as EXIF has it: degrees, minutes and hundredths of seconds."""
    minutes = angle % 1 * 60
    return IFDRational(int(angle)), IFDRational(int(minutes)), IFDRational(round(minutes % 1 * 6000), 100)


def save_photograph(picture: Image.Image, name: str, data: Image.Exif) -> None:
    """Save as a camera's JPEG."""
    picture.save(FOLDER / f"{name}.jpg", quality=82, optimize=True, exif=data)


def main() -> None:
    """Draw and save them all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    evening = exif("Lake in the evening", "2024:09:14 19:42:05", 1, (Fraction(1, 160), 8, 100, 35))
    add_position(evening, Fraction("46.5547"), Fraction("7.9797"), 562)
    save_photograph(mountain_lake(), "mountain-lake", evening)
    # The camera was held upright: the pixels lie on their side, and orientation 6 says so.
    lying = still_life().transpose(Image.Transpose.ROTATE_90)
    fruit = exif("Fruit on a table", "2024:10:02 11:08:51", 6, (Fraction(1, 60), 2.8, 400, 50))
    save_photograph(lying, "still-life", fruit)
    city = exif("City at night", "2024:11:23 22:17:30", 1, (Fraction(2, 1), 4, 800, 28))
    save_photograph(night_city(), "night-city", city)
    marbles().save(FOLDER / "glass-marbles.png", optimize=True)


if __name__ == "__main__":
    main()
