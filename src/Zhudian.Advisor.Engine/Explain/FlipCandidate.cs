using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Proofs;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Explain;

/// <summary>A fact on the proof that may be changed, and the values it may take.</summary>
internal sealed class FlipCandidate
{
    private static readonly decimal[] Steps = [0.01m, 0.03m, 0.1m, 0.2m, 0.35m, 0.5m, 0.75m, 1m, 2m, 5m, 10m, 100m];
    private readonly CompiledExpression? _domain;
    private readonly bool _whole;
    private readonly UsualRange? _usual;

    private FlipCandidate(FactRef fact, Value before)
    {
        Cell = new FactCell(fact.Table.Entity.Name, fact.Table.KeyOf(fact.Row), fact.Field.Name);
        Before = before;
        Field = fact.Field;
        _domain = fact.Field.Domain;
        _whole = fact.Field.Type.Kind is DataKind.Integer;
        _usual = fact.Field.Usual?.Of(fact.Table, fact.Row);
    }

    public FactCell Cell { get; }

    public Value Before { get; }

    public FieldDef Field { get; }

    /// <summary>Numbers change by degrees, words and yes/no at once.</summary>
    public bool IsNumber => Before.IsNumber;

    /// <summary>Degrees of change to try, ascending.</summary>
    public static IReadOnlyList<decimal> Degrees => Steps;

    /// <summary>Whether the fact gets better when it moves up or down, as its vocabulary says (取向); open when it says nothing.</summary>
    public FlipCourse CourseOf(bool up)
        => _usual is null or { Better: Course.Open } ? FlipCourse.Open : up == (_usual.Better == Course.Higher) ? FlipCourse.Better : FlipCourse.Worse;

    /// <summary>A candidate for a fact step; null when its field identifies rows or cannot be varied.</summary>
    public static FlipCandidate? Of(ProofNode node, bool allKinds)
    {
        // A detection limit belongs to the method: another one would change no water.
        if (node.Fact is not { Row: >= 0 } fact || !node.Value.IsDefinite || fact.Field.Entity.Key.Contains(fact.Field) || ReferenceEquals(fact.Field.Entity.Qualifier?.DetectionLimit, fact.Field))
        {
            return null;
        }

        return fact.Field.Type.Kind is DataKind.Number or DataKind.Integer || (allKinds && fact.Field.Type.Kind is DataKind.YesNo or DataKind.Enum) ? new FlipCandidate(fact, node.Value) : null;
    }

    /// <summary>The number moved by a degree up or down; null when that leaves its domain or changes nothing.</summary>
    public Value? Moved(decimal degree, bool up)
    {
        var number = Before.AsNumber;
        decimal moved;
        try
        {
            var by = number == 0 ? degree : Math.Abs(number) * degree;
            moved = up ? number + by : number - by;
        }
        catch (OverflowException)
        {
            return null;
        }

        // A measured quantity that is not negative stays so.
        if (number >= 0 && moved < 0)
        {
            return null;
        }

        moved = Within(moved);
        moved = _whole ? (up ? Math.Ceiling(moved) : Math.Floor(moved)) : moved;
        return moved == number || !Allowed(Value.Of(moved)) ? null : Value.Of(moved);
    }

    /// <summary>The other words of an enumeration, or the other of yes and no, in order.</summary>
    public IEnumerable<Value> Others()
    {
        if (Before.Kind == ValueKind.Boolean)
        {
            return [Value.Of(!Before.IsTrue)];
        }

        return Field.Type.Enum is { } words ? words.Members.Select(m => Value.Of(m)).Where(v => v != Before && Allowed(v)) : [];
    }

    /// <summary>Relative distance of a value from the sheet's.</summary>
    public decimal Distance(in Value after)
    {
        if (!IsNumber)
        {
            return 1;
        }

        var number = Before.AsNumber;
        return number == 0 ? 1 : Math.Abs(after.AsNumber - number) / Math.Abs(number);
    }

    /// <summary>Shorter numbers beyond a value, nearest to it last: 0.20031 gives 1, 0.3, 0.21, 0.201 …</summary>
    public IEnumerable<Value> Rounded(Value value, bool up)
    {
        for (var digits = 0; digits <= 8; digits++)
        {
            var scale = new decimal(1, 0, 0, isNegative: false, (byte)digits);
            if (Math.Abs(value.AsNumber) > decimal.MaxValue * scale / 2)
            {
                yield break; // so many digits before the point leave none behind it
            }

            var rounded = (up ? Math.Ceiling(value.AsNumber / scale) : Math.Floor(value.AsNumber / scale)) * scale;
            if (rounded != Before.AsNumber && Math.Abs(rounded - value.AsNumber) <= Math.Abs(value.AsNumber) * 0.002m && Allowed(Value.Of(rounded)))
            {
                yield return Value.Of(rounded);
            }
        }
    }

    // Not beyond the usual range, or beyond the sheet's own value where that is already outside: pH 16 is no advice.
    private decimal Within(decimal value)
        => _usual is null ? value : Math.Clamp(value, Math.Min(_usual.Low, Before.AsNumber), Math.Max(_usual.High, Before.AsNumber));

    private bool Allowed(Value value)
    {
        if (value.IsNumber && Within(value.AsNumber) != value.AsNumber)
        {
            return false;
        }

        if (_domain is null)
        {
            return true;
        }

        var run = new EvaluationRun();
        var frame = run.Rent(Math.Max(1, _domain.FrameSize));
        frame.Slots[0] = value;
        return _domain.Test(frame) == Truth.True;
    }
}
