//! How much memory the program takes, and how much it may.

use std::fs;
use std::path::Path;

/// The memory of the program that is in use, in bytes, where the system tells: on Linux.
pub fn in_use() -> Option<u64> {
    kilobytes(&fs::read_to_string("/proc/self/status").ok()?, "VmRSS:")
}

/// The bytes that the program may take before a document is given up for it: half of what the machine has, or of what
/// the control group allows if that is less; no more than three quarters of what is free now; but always some more
/// than it takes from the start. None where the system does not tell.
///
/// No more than half: a value that doubles asks for twice of what it takes, and where that is more than there is, the
/// program is ended by the system before anybody could look.
pub fn bound() -> Option<u64> {
    let machine = fs::read_to_string("/proc/meminfo").ok()?;
    let free = kilobytes(&machine, "MemAvailable:")?;
    let all = kilobytes(&machine, "MemTotal:")?.min(allowed().unwrap_or(u64::MAX));
    let least = in_use()? + 256 * 1024 * 1024;
    Some((all / 2).min(free / 4 * 3).max(least))
}

/// What the control groups of the program allow, the innermost and those around it.
fn allowed() -> Option<u64> {
    let groups = fs::read_to_string("/proc/self/cgroup").ok()?;
    let limits = groups.lines().filter_map(|line| {
        let mut parts = line.splitn(3, ':').skip(1);
        let (controllers, group) = (parts.next()?, parts.next()?.trim_start_matches('/'));
        let (top, file) = match controllers {
            "" => ("/sys/fs/cgroup", "memory.max"),
            "memory" => ("/sys/fs/cgroup/memory", "memory.limit_in_bytes"),
            _ => return None,
        };
        // In a container the group's own folder is often seen as the top.
        let place = Path::new(top).join(group);
        let folders = place.ancestors().take_while(|folder| folder.starts_with(top));
        folders.filter_map(|folder| fs::read_to_string(folder.join(file)).ok()?.trim().parse().ok()).min()
    });
    limits.min()
}

/// A line of a table that the kernel writes: `VmRSS:     1024 kB`.
fn kilobytes(table: &str, name: &str) -> Option<u64> {
    let line = table.lines().find_map(|line| line.strip_prefix(name))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? * 1024)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::{bound, in_use, kilobytes};

    #[test]
    fn what_is_taken_is_seen_and_is_less_than_the_bound() {
        let before = in_use().unwrap();
        let taken = vec![1_u8; 64 * 1024 * 1024];
        let after = in_use().unwrap();
        assert!(after >= before + 32 * 1024 * 1024, "{before} {after} {}", taken.len());
        assert!(bound().unwrap() > after);
        assert_eq!(kilobytes("VmPeak:\t 9 kB\nVmRSS:\t   12 kB\n", "VmRSS:"), Some(12 * 1024));
    }
}
