using Zhudian.Advisor.Engine.Evidence;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>
/// A node of a formula that is evaluated for all rows at once: one virtual call per node and column, a loop inside. Immutable, shared by threads.
/// It gives the value, evidence and notes the general code gives; a position it cannot do so for is left open and evaluated by the general code
/// afterwards, so that nodes need to know the common cases only.
/// </summary>
internal abstract class ColumnNode
{
    /// <summary>Values for the selected positions, anything elsewhere; null when this cannot be done here (facts set otherwise, rows of several origins …).</summary>
    public abstract Column? Evaluate(ColumnRun run, Domain domain, Selection selection);

    /// <summary>As <see cref="Evaluate"/>, as plain values.</summary>
    public ScalarColumn? Scalars(ColumnRun run, Domain domain, Selection selection)
        => Evaluate(run, domain, selection) is { } column ? ScalarColumn.Of(column) : null;

    /// <summary>A column of truths without any yet.</summary>
    protected static ScalarColumn Truths(Domain domain) => new(new Form[domain.Count]);

    /// <summary>Forms that say part at the selected positions.</summary>
    protected static Form[] Parts(Domain domain, Selection selection)
    {
        var forms = new Form[domain.Count];
        if (selection.IsAll)
        {
            Array.Fill(forms, Form.Part);
            return forms;
        }

        for (var k = 0; k < selection.Count; k++)
        {
            forms[selection[k]] = Form.Part;
        }

        return forms;
    }
}

/// <summary>One quantity being computed as a column; used again for the next one.</summary>
internal sealed class ColumnRun(IColumnHost host)
{
    private DerivedDef? _derived;

    /// <summary>Answers what columns do not know themselves.</summary>
    public IColumnHost Host => host;

    /// <summary>The quantity.</summary>
    public DerivedDef Derived => _derived!;

    /// <summary>Gets what its rows rest on.</summary>
    public Account Account { get; } = new(host.Pool);

    /// <summary>Begins with a quantity.</summary>
    /// <param name="derived">The quantity; null for an expression that has no notes to make.</param>
    /// <param name="own">Evidence of the quantity itself; null when none is kept.</param>
    /// <param name="rows">Rows of its entity.</param>
    /// <param name="asked">How many of them are computed.</param>
    public void Start(DerivedDef? derived, EvidenceSet? own, int rows, int asked)
    {
        _derived = derived;
        Taken = 0;
        Account.Start(own, rows, asked);
    }

    /// <summary>Most positions of a domain: columns are made for tables, not for products of tables.</summary>
    public const int MostPositions = 1 << 18;

    /// <summary>Counts steps and items of lists; false when there are too many for columns.</summary>
    public bool TakeSteps(int count)
    {
        if (count > MostPositions || Host.Run.Steps + count > Host.Run.Limits.MaxSteps)
        {
            return false;
        }

        Host.Run.Steps += count;
        Taken += count;
        return true;
    }

    /// <summary>Steps taken for this quantity.</summary>
    public int Taken { get; private set; }

    /// <summary>What was computed since so many steps were taken is computed again, or by the general code: it counts once.</summary>
    public void Forget(int taken)
    {
        Host.Run.Steps -= Taken - taken;
        Taken = taken;
    }

    /// <summary>Notes that a function went on with what is known, at a position of a domain.</summary>
    public void Share(Domain domain, int position, string function, int known, int total, UnknownInfo missing)
    {
        if (Account.Keeps)
        {
            var row = RootOf(domain, position);
            Account.Note(row, NoteRope.Share(function, known, total, missing, new CoveragePlace(Derived, SourceOf(domain), row)));
        }
    }

    /// <summary>Notes that 缺 or 已知 looked at a gap.</summary>
    public void GapTested(Domain domain, int position, string function, UnknownInfo missing)
    {
        if (Account.Keeps)
        {
            Account.Note(RootOf(domain, position), NoteRope.Gap(function, missing));
        }
    }

    /// <summary>Row of the outermost domain.</summary>
    public static int RootOf(Domain domain, int position)
    {
        for (; domain.Outer is { } outer; domain = outer)
        {
            position = domain.OuterOf[position];
        }

        return position;
    }

    private static RowSource? SourceOf(Domain domain)
    {
        while (domain.Outer is { } outer)
        {
            domain = outer;
        }

        return (domain.Variable as RowColumn)?.Source;
    }
}
