using Zhudian.Advisor.Feel.Values;

namespace Zhudian.Advisor.Feel.Evaluation;

/// <summary>The variables of one running expression, and the run it belongs to. Not thread-safe; rented from the run.</summary>
public sealed class Frame
{
    internal Frame(EvaluationRun run, int size)
    {
        Run = run;
        Slots = new Value[size];
    }

    /// <summary>The run this frame belongs to.</summary>
    public EvaluationRun Run { get; }

    /// <summary>Next free frame of the same size while this one is not rented.</summary>
    internal Frame? NextFree { get; set; }

    /// <summary>Variables by slot.</summary>
    public Value[] Slots { get; }
}
