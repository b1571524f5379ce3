using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Facts.Raw;
using Zhudian.Advisor.Facts.Tables;
using Zhudian.Advisor.Feel.Diagnostics;
using Zhudian.Advisor.Knowledge.Model;
using Zhudian.Advisor.Knowledge.Units;

namespace Zhudian.Advisor.Facts.Binding;

/// <summary>The rows of one entity while they are being read.</summary>
internal sealed class TableDraft
{
    private readonly SheetPlace _place;

    public TableDraft(EntityDef entity, SheetPlace place)
    {
        Entity = entity;
        _place = place;
        Table = new ColumnarFactTable(entity, place);
        Columns = [.. entity.Fields.Select(f => new ColumnDraft(f))];
    }

    public EntityDef Entity { get; }

    /// <summary>The shell that references of other tables point at.</summary>
    public ColumnarFactTable Table { get; }

    public ColumnDraft[] Columns { get; }

    /// <summary>Whether the sheet has a worksheet of this entity.</summary>
    public bool Present { get; set; }

    /// <summary>Completeness the sheet says; null when it is silent.</summary>
    public Completeness? Stated { get; set; }

    /// <summary>Completeness as it counts, once everything is read.</summary>
    public Completeness Completeness { get; set; }

    /// <summary>来源 of the worksheet; null when the sheet is silent.</summary>
    public FactOrigin? StatedOrigin { get; set; }

    public List<FactOrigin?> Origins { get; } = [];

    public List<long> RowPositions { get; } = [];

    /// <summary>Numbers whose unit is fixed by another field of the row (单位 = 随 …) and whose heading wrote a unit.</summary>
    public List<(int Row, int Slot, Unit Unit, long HeaderPosition)> PendingUnits { get; } = [];

    /// <summary>Cells already reported as unreadable or dangling: not reported as missing again.</summary>
    public HashSet<(int Row, int Slot)> Broken { get; } = [];

    /// <summary>Headings of the item columns of a wide table, by position.</summary>
    public Dictionary<long, string> WideHeadings { get; } = [];

    /// <summary>Keys per row, once made.</summary>
    public string[]? Keys { get; set; }

    public Dictionary<string, int> ByKey { get; } = new(StringComparer.Ordinal);

    public int RowCount => RowPositions.Count;

    public int AddRow(long position, FactOrigin? origin)
    {
        RowPositions.Add(position);
        Origins.Add(origin);
        foreach (var column in Columns)
        {
            column.AddBlank();
        }

        return RowPositions.Count - 1;
    }

    /// <summary>Whether the cell is the one of the row before: rows folded from one wide row share the cells outside the item columns, and what is wrong with one is said once.</summary>
    public bool SharesCell(int row, int slot)
        => row > 0 && RowPositions[row] != 0 && RowPositions[row] == RowPositions[row - 1] && Columns[slot].Positions[row] == Columns[slot].Positions[row - 1];

    /// <summary>What the user calls the column of a cell: the heading of its item where the row was folded from a wide one, else the field.</summary>
    public string NameOf(int row, FieldDef field)
        => Entity.Wide is { } wide && ReferenceEquals(field, wide.Value) && WideHeadings.TryGetValue(Columns[wide.Item.Slot].Positions[row], out var heading) ? heading : field.DisplayName;

    /// <summary>Place of a cell, or of its row when the cell was not written.</summary>
    public SourceLocation Locate(int row, int slot)
        => _place.LocateOrFile(Entity.Name, slot >= 0 && Columns[slot].Positions[row] != 0 ? Columns[slot].Positions[row] : RowPositions[row]);

    public SourceLocation Locate(long position) => _place.LocateOrFile(Entity.Name, position);
}
