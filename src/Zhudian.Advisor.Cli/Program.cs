using System.Text;
using Zhudian.Advisor.Cli;

var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (OperatingSystem.IsWindows())
{
    Console.OutputEncoding = utf8;
}
else
{
    // Setting the encoding elsewhere first reads what the terminal can do, which takes longer than a command.
    Console.SetOut(new StreamWriter(Console.OpenStandardOutput(), utf8) { AutoFlush = true });
    Console.SetError(new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true });
}

EarlyWork.Begin(args);

// Waiting here: an asynchronous entry point has the framework load what no command that never waits needs.
return AdvisorShell.RunAsync(args, Console.Out, Console.Error).GetAwaiter().GetResult();
