// Loaded before a measured server (`node --import`): answers over IPC how much processor time its process has used.
if (process.send) {
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    process.send({ cpu: user + system });
  });
  process.channel.unref();
}
