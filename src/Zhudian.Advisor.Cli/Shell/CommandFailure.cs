namespace Zhudian.Advisor.Cli.Shell;

/// <summary>Ends a command with an exit code after its problems were reported; the shell prints the message, if any.</summary>
internal sealed class CommandFailure(ExitCode code, string? message = null) : Exception(message)
{
    public ExitCode Code { get; } = code;

    public string? Problem { get; } = message;
}
