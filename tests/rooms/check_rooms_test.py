#!/usr/bin/env python3
"""check_rooms.py over small trees: what it must find, and where it says it is."""
import pathlib
import tempfile
import unittest

from check_rooms import check, crowded_folders

TABLE = "common:\nindexer/text: common\nindexer/page: common indexer/text\n"


class CheckRooms(unittest.TestCase):
    def faults(self, files, table=TABLE):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for tree in ("common", "indexer", "searcher"):
                (root / tree).mkdir()
            for name, text in files.items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text)
            (root / "rooms.txt").write_text(table)
            return check(root, root / "rooms.txt")[0]

    def test_an_include_down_is_in_order(self):
        self.assertEqual(self.faults({"indexer/text/a.h": "", "indexer/page/b.cc": '#include "indexer/text/a.h"\n'}), [])

    def test_an_include_up_is_named_with_its_line(self):
        faults = self.faults({"indexer/page/a.h": "", "indexer/text/b.cc": '\n#include "indexer/page/a.h"\n'})
        self.assertEqual(faults, ['indexer/text/b.cc:2: #include "indexer/page/a.h": indexer/text may not see indexer/page'])

    def test_angle_brackets_and_blanks_hide_nothing(self):
        for line in ("#include <indexer/page/a.h>", '  #  include   "indexer/page/a.h"', '#include"indexer/page/a.h"'):
            with self.subTest(line):
                self.assertEqual(len(self.faults({"indexer/page/a.h": "", "indexer/text/b.h": line + "\n"})), 1)

    def test_a_header_of_a_library_is_no_room(self):
        self.assertEqual(self.faults({"indexer/text/b.cc": "#include <xapian.h>\n#include <fmt/format.h>\n"}), [])

    def test_a_room_that_the_table_does_not_know_fails(self):
        self.assertEqual(self.faults({"indexer/attic/a.cc": ""}), ["indexer/attic/a.cc:1: the table knows no room 'indexer/attic'"])

    def test_a_path_that_is_not_from_the_root_fails(self):
        self.assertEqual(len(self.faults({"indexer/text/a.h": "", "indexer/text/b.cc": '#include "a.h"\n'})), 1)

    def test_a_file_with_a_line_of_its_own_is_a_room(self):
        table = "indexer/limits.h:\nindexer/text: indexer/limits.h\nindexer:\n"
        files = {"indexer/limits.h": "", "indexer/main.cc": "", "indexer/text/a.h": '#include "indexer/limits.h"\n'}
        self.assertEqual(self.faults(files, table), [])

    def test_a_table_that_looks_up_fails(self):
        self.assertEqual(len(self.faults({}, "common: indexer/text\nindexer/text:\n")), 1)

    def test_a_room_stands_in_the_table_once(self):
        self.assertEqual(len(self.faults({}, "common:\ncommon:\n")), 1)

    def test_an_exception_allows_what_it_names(self):
        files = {"indexer/page/a.h": "", "indexer/text/b.cc": '#include "indexer/page/a.h"\n'}
        self.assertEqual(self.faults(files, TABLE + "except indexer/text: indexer/page\n"), [])

    def test_a_folder_that_nobody_can_look_over_is_named(self):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name in ("indexer/text", "tests/cli"):
                (root / name).mkdir(parents=True)
                for number in range(25):
                    (root / name / f"a{number}.cc").write_text("")
                (root / name / "CMakeLists.txt").write_text("")
            self.assertEqual(crowded_folders(root), [])
            (root / "tests/cli/b.h").write_text("")
            self.assertEqual(crowded_folders(root), ["tests/cli:1: 26 sources, and at most 25 are allowed: part it"])


if __name__ == "__main__":
    unittest.main()
