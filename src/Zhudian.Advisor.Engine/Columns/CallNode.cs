using Zhudian.Advisor.Feel.Symbols;
using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Engine.Columns;

/// <summary>A function of plain values, called position by position; whatever is not a number or truth is left open.</summary>
internal sealed class CallNode(FunctionSymbol function, ColumnNode[] arguments) : ColumnNode
{
    /// <inheritdoc/>
    public override Column? Evaluate(ColumnRun run, Domain domain, Selection selection)
    {
        var columns = new ScalarColumn[arguments.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            if (arguments[i].Evaluate(run, domain, selection) is not ScalarColumn column)
            {
                return null;
            }

            columns[i] = column;
        }

        if (!run.Host.Run.HasRoom)
        {
            return null;
        }

        var result = new ScalarColumn(new Form[domain.Count]);
        var values = new Value[columns.Length];
        for (var k = 0; k < selection.Count; k++)
        {
            Call(run, result, columns, values, selection[k]);
        }

        return result;
    }

    private void Call(ColumnRun run, ScalarColumn result, ScalarColumn[] columns, Value[] values, int position)
    {
        UnknownInfo? missing = null;
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i].Forms[position] == Form.Open)
            {
                result.Forms[position] = Form.Open;
                return;
            }

            values[i] = columns[i][position];
            missing = UnknownInfo.Merge(missing, values[i].Unknown);
        }

        if (missing is not null)
        {
            result.Put(position, Value.Of(missing));
        }
        else if (run.Host.Called(function, values) is { } value)
        {
            result.Set(position, value);
        }
        else
        {
            result.Forms[position] = Form.Open;
        }
    }
}
