using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Raw;
using Zhudian.Advisor.Facts.Reading;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Feel.Types;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Facts.Tables;

/// <summary>
/// The rows of one entity, a column per field. Made as a shell first so that references can point at it, filled once, immutable afterwards.
/// Unknown cells get their <see cref="UnknownInfo"/> on first reading and keep it: reading allocates nothing after that.
/// </summary>
internal sealed class ColumnarFactTable : FactTable
{
    private readonly SheetPlace _place;
    private FactColumn[] _columns = [];
    private UnknownInfo?[]?[] _unknowns = [];
    private string[] _keys = [];
    private FactOrigin[] _origins = [];
    private Dictionary<string, int> _byKey = new(StringComparer.Ordinal);
    private Completeness _completeness;
    private UnknownInfo? _gap;
    private NumberCells?[] _numbers = [];
    private RowList? _all;
    private FactOrigin _weakest;
    private bool _oneOrigin = true;
    private int _valueSlot = -1;
    private int _markSlot = -1;
    private int _limitSlot = -1;

    public ColumnarFactTable(EntityDef entity, SheetPlace place)
    {
        Entity = entity;
        _place = place;
    }

    public override EntityDef Entity { get; }

    public override RecordType RowType => Entity.RowType;

    public override Completeness Completeness => _completeness;

    public override UnknownInfo? Gap => _gap;

    public override FactOrigin WeakestOrigin => _weakest;

    public override bool HasOneOrigin => _oneOrigin;

    public override int RowCount => _keys.Length;

    public override ListValue AllRows => _all!;

    /// <summary>Fills the shell; called once.</summary>
    public void Fill(FactColumn[] columns, string[] keys, Dictionary<string, int> byKey, FactOrigin[] origins, Completeness completeness)
    {
        _columns = columns;
        _unknowns = new UnknownInfo?[columns.Length][];
        _keys = keys;
        _byKey = byKey;
        _origins = origins;
        _weakest = FactOrigin.Measured;
        for (var row = 0; row < origins.Length; row++)
        {
            _weakest = row == 0 || origins[row] > _weakest ? origins[row] : _weakest;
        }

        _oneOrigin = Array.TrueForAll(origins, o => o == _weakest);
        _numbers = [.. columns.Select((c, slot) => (c as NumberColumn)?.CellsOf(this, slot))];
        _completeness = completeness;
        _gap = completeness == Completeness.Complete ? null : new UnknownInfo(ListGap(Entity.Name, completeness));
        _all = new RowList(this, new RowNumbers(0, keys.Length), _gap);
        if (Entity.Qualifier is { } qualifier)
        {
            (_valueSlot, _markSlot, _limitSlot) = (qualifier.Value.Slot, qualifier.Mark.Slot, qualifier.DetectionLimit.Slot);
        }
    }

    public override string KeyOf(int row) => _keys[row];

    public override FactOrigin OriginOf(int row) => _origins[row];

    public override int IndexOfKey(string key) => _byKey.TryGetValue(key, out var row) ? row : -1;

    public override CellState StateOf(int row, int slot) => _columns[slot].States[row];

    public override NumberCells? NumbersOf(int slot) => _numbers[slot];

    public override ReadOnlySpan<int> TargetRows(int slot) => _columns[slot] is ReferenceColumn { Source: FactTable } column ? column.Targets : [];

    public override SourceLocation? LocationOf(int row, int slot) => _place.Locate(Entity.Name, _columns[slot].Positions[row]);

    public override Value Get(int row, int slot)
    {
        var column = _columns[slot];
        return column.States[row] switch
        {
            CellState.Known => column.Known(row),
            CellState.NotApplicable or CellState.NotDetected => Value.Null,
            _ => Value.Of(UnknownOf(row, slot)),
        };
    }

    /// <summary>What is missing in a cell; null when it is known, not applicable or not detected.</summary>
    internal UnknownInfo? UnknownAt(int row, int slot)
        => _columns[slot].States[row] is CellState.Known or CellState.NotApplicable or CellState.NotDetected ? null : UnknownOf(row, slot);

    private static MissingItem ListGap(string entity, Completeness completeness)
        => new("清单:" + entity, $"{entity}清单（{(completeness == Completeness.Partial ? "只报了部分" : "未报")}）", MissingReason.List, entity);

    /// <summary>Mark and detection limit of an unknown value wait for that value: there is one cell to fill, not three.</summary>
    private UnknownInfo UnknownOf(int row, int slot)
    {
        if ((slot == _markSlot || slot == _limitSlot) && _columns[_valueSlot].States[row] is CellState.Blank or CellState.NotMonitored or CellState.Invalid)
        {
            slot = _valueSlot;
        }

        var cells = Volatile.Read(ref _unknowns[slot]) ?? AddUnknowns(slot);
        return Volatile.Read(ref cells[row]) ?? Interlocked.CompareExchange(ref cells[row], MakeUnknown(row, slot), null) ?? cells[row]!;
    }

    private UnknownInfo?[] AddUnknowns(int slot)
    {
        var cells = new UnknownInfo?[_keys.Length];
        return Interlocked.CompareExchange(ref _unknowns[slot], cells, null) ?? cells;
    }

    private UnknownInfo MakeUnknown(int row, int slot)
    {
        var field = Entity.Fields[slot];
        var note = _columns[slot].States[row] switch { CellState.NotMonitored => "（未监测）", CellState.Invalid => "（无效）", _ => string.Empty };
        return new UnknownInfo(new MissingItem(
            $"{Entity.Name}[{_keys[row]}].{field.Name}", $"{Entity.Name} {_keys[row]}{PublicName(row, slot)}的{field.DisplayName}{note}", MissingReason.Fact, Entity.Name, _keys[row], field.Name));
    }

    // A key alone says little to the office that is asked for the fact. Names that are not 公开 (enterprises) stay out: this text is not redacted.
    private string PublicName(int row, int slot)
        => Entity.TryGetField(SheetWords.NameField, out var name) && name.Slot != slot && name.Sensitivity == "公开"
            && Get(row, name.Slot).AsText is { Length: > 0 and <= 40 } text && !string.Equals(text, _keys[row], StringComparison.Ordinal)
            ? "（" + text + "）" : " ";
}
