using Zhudian.Advisor.Engine.Columns;
using Zhudian.Advisor.Engine.Evidence;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Tables;
using Zhudian.Advisor.Knowledge.Tables.Evaluation;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>
/// Derived quantities computed for all rows at once (see <see cref="ColumnNode"/>). Only where nobody watches and nothing is kept from another
/// evaluation; what columns leave open the general code computes.
/// </summary>
internal sealed partial class EngineHost
{
    private readonly Dictionary<RowSource, Domain> _domains = new(ReferenceEqualityComparer.Instance);
    private (FactTable? Facts, TableColumns? Columns) _lastStored;
    private (RowSource? Source, Domain? Domain) _lastDomain;
    private (EntityDef? Entity, RowSource? Source) _lastSource;
    private readonly EvidenceSet?[] _origins = new EvidenceSet?[8];
    private ColumnRun? _spare;

    /// <summary>A worksheet as columns; mostly the same one is asked for many times in succession.</summary>
    public TableColumns StoredOf(FactTable facts)
    {
        if (!ReferenceEquals(_lastStored.Facts, facts))
        {
            _lastStored = (facts, _context.Indexes.ColumnsOf(facts));
        }

        return _lastStored.Columns!;
    }

    /// <summary>Rows of an entity; mostly the same one is asked for many times in succession.</summary>
    public RowSource SourceOf(EntityDef entity)
    {
        if (!ReferenceEquals(_lastSource.Entity, entity))
        {
            _lastSource = (entity, _context.SourceOf(entity));
        }

        return _lastSource.Source!;
    }

    /// <inheritdoc/>
    public bool Overrides(FieldDef field) => _context.Overrides(field);

    /// <inheritdoc/>
    public ListColumn? ListsOf(FieldDef reference, RowSource target) => _context.InverseOf(reference).Lists(target);

    /// <summary>
    /// The column of a quantity, computed now for the selected rows if it was not asked before; null when it has none. Rows that are not in it
    /// (open, given from outside, or being computed) are read one by one.
    /// </summary>
    public ColumnMemo? ColumnOf(DerivedDef derived, Selection selection)
    {
        if (!_isPlain || _kept is not null)
        {
            return null;
        }

        var memo = _memos[derived.Index] ?? CreateMemo(derived);
        if (memo.IsTried)
        {
            return memo.Column;
        }

        if (_plan.ColumnsOf(derived) is not { } plan || !Run.HasRoom)
        {
            memo.IsTried = true;
            return null;
        }

        Run.Cancellation.ThrowIfCancellationRequested();
        var domain = derived.Entity is { } entity ? DomainOf(SourceOf(entity)) : Domain.One;
        if (!memo.IsUntouched)
        {
            var rest = new Selecting(selection);
            for (var k = 0; k < selection.Count; k++)
            {
                rest.Next(memo.IsFree(selection[k]));
            }

            selection = rest.Made;
        }

        // Nothing asked, as by a branch nobody takes: whoever asks for rows later gets the column.
        if (selection.Count == 0)
        {
            return null;
        }

        memo.IsTried = true;
        return memo.Column = Computed(plan, derived, memo.Own, domain, selection);
    }

    // Null, and no steps taken, when it cannot be done with columns.
    private ColumnMemo? Computed(ColumnNode node, DerivedDef? derived, EvidenceSet? own, Domain domain, Selection selection)
    {
        Run.Depth++;
        var run = _spare ?? new ColumnRun(this);
        _spare = null;
        run.Start(derived, own, domain.Count, selection.Count);
        var values = node.Evaluate(run, domain, selection);
        Run.Depth--;
        if (values is null)
        {
            run.Forget(0);
        }

        _spare = run;
        return values is null ? null : run.Account.Close(values, selection);
    }

    private Domain DomainOf(RowSource source)
    {
        if (!ReferenceEquals(_lastDomain.Source, source))
        {
            if (source is FactTable facts)
            {
                _lastDomain = (source, StoredOf(facts).Domain);
            }
            else
            {
                if (!_domains.TryGetValue(source, out var domain))
                {
                    _domains[source] = domain = Domain.Of(source);
                }

                _lastDomain = (source, domain);
            }
        }

        return _lastDomain.Domain!;
    }

    /// <summary>Value of a quantity for one row, its evidence and notes apart.</summary>
    public Value Apart(DerivedDef derived, in Value row, out Gathered gathered)
    {
        var saved = Begin();
        var value = Derived(derived, row, [], null!);
        gathered = Current;
        Restore(saved);
        return value;
    }

    /// <summary>Value of code that needs no variables, its evidence and notes apart.</summary>
    public Value Apart(CompiledExpression code, out Gathered gathered)
    {
        var saved = Begin();
        var frame = Run.Rent(code.FrameSize);
        var value = code.Evaluate(frame);
        Run.Return(frame);
        gathered = Current;
        Restore(saved);
        return value;
    }

    /// <summary>A function applied to complete arguments; null when it fails, says more than a number or truth, or rests on more than its arguments.</summary>
    public Value? Called(FunctionSymbol function, ReadOnlySpan<Value> arguments)
    {
        var saved = Begin();
        var frame = Run.Rent(0);
        var value = function.Invoke(frame, arguments);
        Run.Return(frame);
        var isAlone = Current is { Notes: null } gathered && (gathered.Evidence is null || ReferenceEquals(gathered.Evidence, _pool!.Empty));
        Restore(saved);
        return isAlone && (value.IsNumber || value.IsTrue || value.IsFalse) ? value : null;
    }

    /// <summary>The evidence of having used a fact of an origin.</summary>
    public EvidenceSet? OriginSet(FactOrigin origin)
        => _pool is null ? null : (int)origin >= _origins.Length ? _pool.With(_pool.Empty, origin) : _origins[(int)origin] ??= _pool.With(_pool.Empty, origin);

    /// <summary>The edition of a table in force today when it is constant and its rows are one element; null otherwise.</summary>
    public DecisionTable? ConstantTable(TableFamily table, out EvidenceSet? evidence)
    {
        var known = InForce(table);
        evidence = null;
        if (known.Edition is not { } edition || known.RowsDiffer || !TableEvaluator.IsConstant(edition))
        {
            return null;
        }

        evidence = known.Alone ??= _pool?.With(_pool.Empty, known.Element!.Index);
        return edition;
    }
}
