// Loaded before our program. When the launcher is killed, the channel to it closes, and the program stops as if it had
// been asked to: no server is left behind without anybody at its keyboard.
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref();
