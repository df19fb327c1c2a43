"""Every fault we promise something about."""

from tests.faults import damage, files, fullness, hostile, kill, longer, places, power, quiet, ways_in
from tests.faults.kinds import Fault

PRELOADED = "a library of ours between the program and the system"
LIMITS = "limits of a process, and what it takes"
FORKS = "children that go on from where their parent stands"

FAULTS = (
    Fault("kill -9", 1000, kill.run, kill.control, 10, slice_=4),
    Fault("power cut", 2000, power.cuts, power.cuts_control, 20, needs_compiler=True, posix=PRELOADED, slice_=8),
    Fault("torn write", 200, power.torn, power.torn_control, 12, needs_compiler=True, posix=PRELOADED, slice_=4),
    Fault("full disk", 200, fullness.full, fullness.full_control, 5, needs_compiler=True, posix=PRELOADED, slice_=20),
    Fault("spent quota", 200, fullness.quota, fullness.quota_control, 5, posix=LIMITS, slice_=20),
    Fault("flipped bit", 1000, damage.flips, damage.flips_control, 15, slice_=12),
    Fault("bad files", 30, files.bad, files.bad_control, 8, slice_=30),
    Fault("ways in", 2000, ways_in.run, ways_in.control, 60, posix=FORKS, slice_=5),
    Fault("plaintext", 2, files.plaintext, files.plaintext_control, 1, slice_=1),
    Fault("two instances", 50, places.two, places.two_control, 2, slice_=2),
    Fault("two in one folder", 24, places.shared, places.shared_control, 8, slice_=3),
    Fault("names", 60, places.names, places.names_control, 1, slice_=6),
    Fault("clock", 400, places.clock, places.clock_control, 30, slice_=40),
    Fault("hostile import", 10_000, hostile.run, hostile.control, 20, posix=LIMITS, slice_=20),
    Fault("internet", 1, quiet.internet, quiet.internet_control, 1, needs_compiler=True, posix=PRELOADED, slice_=1),
    Fault("lock while typing", 1000, longer.locks, longer.locks_control, 4, slice_=4),
    Fault("long work", 20_000, longer.edits, longer.edits_control, 400, posix=LIMITS, slice_=200),
    Fault("log lines", 10_000, quiet.log_lines, quiet.log_control, 200, slice_=500),
)
