using System.Runtime.InteropServices;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>
/// Rows of a conclusion kind. Rules add candidates; when a stratum is done <see cref="Seal"/> sorts them by key and rule, so that the
/// order of rules and rows does not show. Rows that might exist have negative indexes: they are in no list, but make lists incomplete
/// exactly where they could matter (RULES.md §9).
/// </summary>
internal sealed class ConclusionTable : RowSource
{
    private List<ConclusionRow>? _candidates;
    private List<ConclusionRow>? _doubtful;
    private ConclusionRow[] _rows = [];
    private UnknownInfo? _hardGap;
    private ListValue? _all;

    public ConclusionTable(EntityDef kind, RunContext context)
    {
        EntityKind = kind;
        Context = context;
    }

    /// <summary>The conclusion kind.</summary>
    public EntityDef EntityKind { get; }

    /// <summary>The evaluation it belongs to.</summary>
    public RunContext Context { get; }

    public override RecordType RowType => EntityKind.RowType;

    public override int RowCount => _rows.Length;

    /// <summary>Every candidate, conflicting ones included; once sealed in order of the list.</summary>
    public ReadOnlySpan<ConclusionRow> Candidates => CollectionsMarshal.AsSpan(_candidates);

    /// <summary>Rows that might exist; row index −1−i.</summary>
    public IReadOnlyList<ConclusionRow> Doubtful => _doubtful ?? (IReadOnlyList<ConclusionRow>)[];

    /// <summary>A gap no row accounts for: a conflict, or a fault of a producer.</summary>
    public UnknownInfo? HardGap => _hardGap;

    public override ListValue AllRows => _all ??= new ConclusionList(this);

    public override string KeyOf(int row) => Row(row).Key;

    public override Value Get(int row, int slot) => ValueOf(Row(row), slot);

    /// <summary>A field of a row of this kind, stated or implicit.</summary>
    public Value ValueOf(ConclusionRow row, int slot) => slot < row.Count ? row[slot] : ImplicitFields.Of(EntityKind.Fields[slot], row, Context.Statuses);

    /// <summary>Row by index, doubtful ones by negative index.</summary>
    public ConclusionRow Row(int index) => index < 0 ? _doubtful![-1 - index] : _rows[index];

    /// <summary>Makes room for more candidates.</summary>
    public void Reserve(int count) => (_candidates ??= []).EnsureCapacity(_candidates.Count + count);

    public void Add(ConclusionRow row) => (_candidates ??= []).Add(row);

    public void AddDoubtful(ConclusionRow row)
    {
        (_doubtful ??= []).Add(row);
        _all = null;
    }

    /// <summary>Adds what a rule said in another evaluation, where nothing it read differs.</summary>
    public void Copy(ConclusionTable other, RulePlan plan)
    {
        foreach (var row in other.Candidates)
        {
            if (ReferenceEquals(row.Binding.Plan, plan))
            {
                Add(row.Copy());
            }
        }

        foreach (var row in other.Doubtful)
        {
            if (ReferenceEquals(row.Binding.Plan, plan))
            {
                AddDoubtful(row);
            }
        }
    }

    public void AddGap(UnknownInfo gap)
    {
        _hardGap = UnknownInfo.Merge(_hardGap, gap);
        _all = null;
    }

    /// <summary>Orders the rows and reports keys with different values; those rows are dropped and the list becomes incomplete.</summary>
    public void Seal(Action<IReadOnlyList<ConclusionRow>> conflict)
    {
        var candidates = CollectionsMarshal.AsSpan(_candidates);
        RowOrder.ByKey(candidates);
        var rows = candidates.IsEmpty ? [] : new ConclusionRow[candidates.Length];
        var count = 0;
        for (var i = 0; i < candidates.Length;)
        {
            var end = i + 1;
            while (end < candidates.Length && string.Equals(candidates[end].Key, candidates[i].Key, StringComparison.Ordinal))
            {
                end++;
            }

            if (Settle(candidates[i..end], count, conflict) is { } row)
            {
                rows[count++] = row;
            }

            i = end;
        }

        _rows = count == rows.Length ? rows : rows[..count];
        _all = null;
    }

    // The row that stands for candidates of one key; null when they contradict each other.
    private ConclusionRow? Settle(ReadOnlySpan<ConclusionRow> same, int index, Action<IReadOnlyList<ConclusionRow>> conflict)
    {
        if (same.Length == 1)
        {
            same[0].Index = index;
            return same[0];
        }

        // A conclusion made for want of facts (未知时) gives way to a definite one with the same key.
        var definite = false;
        foreach (var row in same)
        {
            definite |= row.EmittedFor is null;
        }

        ConclusionRow? first = null;
        foreach (var row in same)
        {
            row.Index = -1;
            if (definite && row.EmittedFor is not null)
            {
                continue;
            }

            if (first is not null && !SameValues(first, row))
            {
                var all = same.ToArray();
                Array.ForEach(all, r => r.Index = -1);
                conflict(all);
                AddGap(new UnknownInfo(new MissingItem($"冲突:{EntityKind.Name}[{row.Key}]", $"{EntityKind.Name}[{row.Key}]有相互矛盾的结论", MissingReason.Rule, EntityKind.Name, row.Key)));
                return null;
            }

            first ??= row;
            row.Index = index;
        }

        return first;
    }

    private static bool SameValues(ConclusionRow left, ConclusionRow right)
    {
        for (var slot = 0; slot < left.Count; slot++)
        {
            if (!left[slot].Equals(right[slot]))
            {
                return false;
            }
        }

        return true;
    }

    private sealed class ConclusionList : ListValue
    {
        private readonly ConclusionTable _table;
        private readonly int _count;

        public ConclusionList(ConclusionTable table)
        {
            _table = table;
            _count = table.RowCount;
            var gap = table._hardGap;
            foreach (var row in table.Doubtful)
            {
                gap = UnknownInfo.Merge(gap, row.Doubt);
            }

            Gap = gap;
        }

        public override int Count => _count;

        public override UnknownInfo? Gap { get; }

        public override Value this[int index] => Value.Row(_table, index);

        public override UnknownInfo? GapWhere(Func<Value, Truth> test)
        {
            var gap = _table._hardGap;
            for (var i = 0; i < _table.Doubtful.Count; i++)
            {
                if (test(Value.Row(_table, -1 - i)) is not (Truth.False or Truth.Null))
                {
                    gap = UnknownInfo.Merge(gap, _table.Doubtful[i].Doubt);
                }
            }

            return gap;
        }
    }
}
