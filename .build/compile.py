"""Compile DIRECTORY MODULE...: machine code beside the modules' sources. Run by hook.py in a process of its own.

A C file a module, on all cores: one for them all takes twice the processor's time, on one core, and gigabytes.
"""

import os
import sys
from concurrent.futures import ThreadPoolExecutor

from mypyc.build import mypycify
from setuptools import setup
from setuptools.command.build_ext import build_ext

directory, *modules = sys.argv[1:]
os.chdir(directory)
sys.path.insert(0, directory)


class OnAllCores(build_ext):
    """Compiles the files of an extension side by side; setuptools does so with extensions only."""

    def build_extensions(self):
        self.parallel = os.cpu_count()
        compile_some = self.compiler.compile

        def compile_all(sources, *args, **options):
            objects = compile_some(sources[:1], *args, **options)  # makes folders, and finds Visual C++
            with ThreadPoolExecutor(self.parallel) as pool:
                for made in pool.map(lambda source: compile_some([source], *args, **options), sources[1:]):
                    objects += made
            return objects

        self.compiler.compile = compile_all
        super().build_extensions()


# What isn't at hand when a wheel is built (orjson, lxml) is of any type; what isn't compiled isn't checked here.
checks = ["--config-file=", "--ignore-missing-imports", "--follow-imports=silent", "--no-warn-no-return"]
extensions = mypycify([*checks, *modules], group_name="wirecli", opt_level="2", debug_level="0", multi_file=True)
if sys.platform != "win32":
    for extension in extensions:  # nobody calls in but Python, by what a module exports: calls within are direct
        extension.extra_compile_args.append("-fvisibility=hidden")
setup(
    name="wirecli",
    packages=[],
    cmdclass={"build_ext": OnAllCores},
    script_args=["-q", "build_ext", "--inplace"],
    ext_modules=extensions,
)
