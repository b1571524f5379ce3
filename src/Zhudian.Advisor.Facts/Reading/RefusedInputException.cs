namespace Zhudian.Advisor.Facts.Reading;

/// <summary>Stops a reader deep inside a hostile or broken file; every reader turns it into a diagnostic, it never leaves this room.</summary>
internal sealed class RefusedInputException(string code, long position, string message, string hint) : Exception(message)
{
    public string Code { get; } = code;

    /// <summary>Packed position; 0 = the file as a whole.</summary>
    public long Position { get; } = position;

    public string Hint { get; } = hint;
}
