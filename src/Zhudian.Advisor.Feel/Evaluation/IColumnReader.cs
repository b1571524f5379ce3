using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Evaluation;

/// <summary>
/// Code that does no more than read a stored field of the row in a slot: a loop over rows may then run over the column itself.
/// </summary>
public interface IColumnReader
{
    /// <summary>Slot of the row that is read.</summary>
    int Slot { get; }

    /// <summary>The column over rows of a source; null when each cell must be read by the code (another kind of field, or somebody watches).</summary>
    NumberCells? Column(Frame frame, RowSource source);

    /// <summary>Says that cells of the column were read and at least one was not unknown, as reading them one by one would have.</summary>
    void Used(Frame frame, RowSource source);
}
