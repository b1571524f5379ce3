using System.Text;
using Zhudian.Advisor.Cli.Shell;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await AdvisorShell.RunAsync(args, Console.Out, Console.Error).ConfigureAwait(false);
