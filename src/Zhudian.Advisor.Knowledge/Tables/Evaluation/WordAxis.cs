using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Knowledge.Tables.Evaluation;

/// <summary>Words of an enumeration: in declared order when it has one, else in order of declaration.</summary>
internal sealed class WordAxis : ColumnAxis
{
    private readonly EnumMember[] _words;

    public WordAxis(EnumType type) => _words = type.IsOrdered ? [.. type.Members.OrderBy(m => m.Order)] : [.. type.Members];

    public override bool IsDiscrete => true;

    public override (decimal First, decimal Last)? Universe => (0, _words.Length - 1);

    public override bool TryPlace(in Value value, out decimal place)
    {
        var at = IndexOf(value);
        place = Math.Max(at, 0);
        return at >= 0;
    }

    public override int IndexOf(in Value value)
    {
        var member = value.As<EnumMember>();
        for (var i = 0; i < _words.Length; i++)
        {
            if (member is null ? string.Equals(_words[i].Text, value.AsText, StringComparison.Ordinal) : ReferenceEquals(_words[i], member))
            {
                return i;
            }
        }

        return -1;
    }

    public override Value ValueAt(decimal place) => Value.Of(_words[(int)place]);
}
