// Names the unit tests that passed only when they were tried again, one a line, into the file FLAKY_FILE.
import { appendFileSync } from 'node:fs';

export default class FlakyReporter {
  onTestCaseResult(test) {
    if (test.diagnostic()?.flaky)
      appendFileSync(process.env.FLAKY_FILE, `${test.module.relativeModuleId} › ${test.fullName}\n`);
  }
}
