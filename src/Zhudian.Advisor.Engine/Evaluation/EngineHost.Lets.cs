using Zhudian.Advisor.Engine.Evidence;
using Zhudian.Advisor.Feel.Evaluation;
using Zhudian.Advisor.Feel.Values;
using Zhudian.Advisor.Knowledge.Model;

namespace Zhudian.Advisor.Engine.Evaluation;

/// <summary>令 names, memoised in the frame of the binding.</summary>
internal sealed partial class EngineHost
{
    private static readonly Value NullMark = Value.Of(new Mark());
    private static readonly Value RunningMark = Value.Of(new Mark());
    private Gathered[] _letGathered = [];
    private object?[] _letSteps = [];

    /// <summary>Makes room for the 令 names of a rule; slots of the frame start empty.</summary>
    public void StartRule(int frameSize)
    {
        if (_letGathered.Length < frameSize)
        {
            _letGathered = new Gathered[frameSize];
            _letSteps = new object?[frameSize];
        }
    }

    /// <inheritdoc/>
    public override Value Let(LetDef let, Frame frame)
    {
        var known = frame.Slots[let.Slot];
        if (!known.IsNull || known.IsFault)
        {
            if (known.Reference is Mark)
            {
                if (known == RunningMark)
                {
                    return EngineFaults.Cycle(let.Name, let.Text.Locate(0));
                }

                known = Value.Null;
            }

            Merge(_letGathered[let.Slot]);
            if (Tracer is not null && _letSteps[let.Slot] is { } step)
            {
                Tracer.Reuse(step);
            }

            return known;
        }

        frame.Slots[let.Slot] = RunningMark;
        var saved = Begin();
        Tracer?.EnterLet(let);
        var value = let.Code.Evaluate(frame);
        _letSteps[let.Slot] = Tracer?.Exit(value);
        _letGathered[let.Slot] = Current;
        Restore(saved);
        Merge(_letGathered[let.Slot]);
        frame.Slots[let.Slot] = value.IsNull && !value.IsFault ? NullMark : value;
        return value;
    }

    private sealed class Mark : ReferenceValue
    {
        public override ValueKind Kind => ValueKind.Function;
    }
}
