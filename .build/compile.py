"""Compile DIRECTORY MODULE...: machine code beside the modules' sources. Run by hook.py in a process of its own."""

import os
import sys

from mypyc.build import mypycify
from setuptools import setup

directory, *modules = sys.argv[1:]
os.chdir(directory)
sys.path.insert(0, directory)
# What isn't at hand when a wheel is built (orjson, lxml) is of any type; what isn't compiled isn't checked here.
checks = ["--config-file=", "--ignore-missing-imports", "--follow-imports=silent", "--no-warn-no-return"]
setup(
    name="wirecli",
    packages=[],
    script_args=["-q", "build_ext", "--inplace"],
    ext_modules=mypycify([*checks, *modules], group_name="wirecli", opt_level="2", debug_level="0"),
)
