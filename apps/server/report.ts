/** What a person who starts Cabinet reads, in French, on standard output. */
export interface Report {
  /** Says that a step begins; its duration is shown when the next one does. */
  step(sentence: string): void;
  /** Ends the last step. */
  done(): void;
  line(text: string): void;
}

/** Steps with their durations; `quiet` keeps only what the last lines say. */
export function createReport(
  machineTime: () => number = Date.now,
  write = (text: string) => void process.stdout.write(text),
): Report {
  let running: { sentence: string; from: number } | null = null;
  const end = (): void => {
    if (running === null) return;
    const seconds = ((machineTime() - running.from) / 1000).toLocaleString('fr-FR', { maximumFractionDigits: 1 });
    write(`  ${running.sentence}… ${seconds} s\n`);
    running = null;
  };
  return {
    step: (sentence) => {
      end();
      running = { sentence, from: machineTime() };
    },
    done: end,
    line: (text) => {
      end();
      write(`${text}\n`);
    },
  };
}
