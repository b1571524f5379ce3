using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>
/// Whether a quantity may come back to itself, on another row perhaps. Such quantities are computed row by row: whoever starts a cycle is named in
/// its fault, and that depends on the order of rows.
/// </summary>
internal sealed class Reach : FormulaWalk
{
    private readonly DerivedDef _start;

    /// <summary>Follows a quantity.</summary>
    public Reach(DerivedDef start)
    {
        _start = start;
        Follow(start.Bound);
    }

    /// <summary>Whether it may reach itself; also when that cannot be told.</summary>
    public bool IsCyclic => HasRefused;

    /// <inheritdoc/>
    protected override bool Refuses(DerivedDef derived) => ReferenceEquals(derived, _start);
}
