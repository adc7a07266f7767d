// Runs a script's commands, one a line, and answers each with a line.
const script = require(process.argv[2]);
const lines = require('node:readline').createInterface({ input: process.stdin });

lines.on('close', () => process.exit(0));

(async () => {
  for await (const line of lines) {
    try {
      const command = JSON.parse(line);
      await script[command.do](command);
      process.stdout.write('done\n');
    } catch (failure) {
      process.stdout.write(`failed: ${failure}\n`);
    }
  }
})();
