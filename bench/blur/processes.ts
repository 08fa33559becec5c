import { readdirSync, readFileSync } from "node:fs";

export interface Usage {
  /** ms of processor time so far, of the process and all its descendants. */
  readonly cpu: number;
  /** MB that are resident, of those of them that draw and run pages. */
  readonly memory: number;
}

/** Linux: "proc_pid_stat(5)"; a tick is a hundredth of a second. */
const TICK = 10;
const PAGE = 4_096;

export function usageOf(root: number): Usage {
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        const command = readFileSync(`/proc/${name}/cmdline`, "utf8");
        return [{ pid: Number(name), parent: Number(fields[1]), fields, command }];
      } catch {
        // It ended meanwhile.
        return [];
      }
    });
  const family = new Set([root]);
  for (let before = 0; before !== family.size;) {
    before = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  let [cpu, memory] = [0, 0];
  for (const { pid, fields, command } of all) {
    if (!family.has(pid)) continue;
    cpu += TICK * (Number(fields[11]) + Number(fields[12]));
    if (/--type=(renderer|gpu-process)/.test(command)) memory += (Number(fields[21]) * PAGE) / 2 ** 20;
  }
  return { cpu, memory };
}
