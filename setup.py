"""What pyproject.toml cannot say: the folder resources/ is installed inside the package."""

from setuptools import find_packages, setup

setup(
    packages=[
        *find_packages(include=["rethumb_desktop*"]),
        "rethumb_desktop.resources",
        "rethumb_desktop.resources.desktop",
        "rethumb_desktop.resources.icons",
        "rethumb_desktop.resources.translations",
    ],
    package_dir={"rethumb_desktop.resources": "resources"},
    package_data={
        "rethumb_desktop.resources.desktop": ["*.desktop", "*.xml"],
        "rethumb_desktop.resources.icons": ["*.svg", "*.png", "*.txt"],
        "rethumb_desktop.resources.translations": ["*.qm"],
    },
)
