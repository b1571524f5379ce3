using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Zhudian.Advisor.Facts.Reading;

/// <summary>
/// The yaml parser of the library, whose scanner answers some malformed texts with exceptions that are not its <see cref="YamlException"/>
/// (an operation not valid in its state, an index out of range): here they are errors of the text at the place reached.
/// </summary>
internal sealed class GuardedYamlParser(TextReader text) : IParser
{
    private readonly Parser _parser = new(text);

    /// <inheritdoc/>
    public ParsingEvent? Current => _parser.Current;

    /// <inheritdoc/>
    public bool MoveNext()
    {
        try
        {
            return _parser.MoveNext();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or OverflowException or FormatException)
        {
            var reached = _parser.Current?.End ?? Mark.Empty;
            throw new YamlException(reached, reached, "这一处之后的文字不能识别", e);
        }
    }
}
