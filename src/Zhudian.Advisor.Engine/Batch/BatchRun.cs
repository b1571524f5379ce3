using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Zhudian.Advisor.Engine.Evaluation;
using Zhudian.Advisor.Engine.Model;
using Zhudian.Advisor.Facts.Model;
using Zhudian.Advisor.Feel.Diagnostics;

namespace Zhudian.Advisor.Engine.Batch;

/// <summary>Evaluates many sheets in parallel; a bad sheet never stops the rest.</summary>
public static class BatchRun
{
    /// <summary>Reads and evaluates each file; results in order of path (ordinal), whatever finished first.</summary>
    /// <param name="engine">Engine.</param>
    /// <param name="files">Paths of sheets.</param>
    /// <param name="read">Reads one sheet.</param>
    /// <param name="options">Evaluation options; null = default.</param>
    /// <param name="progress">Told of each finished sheet.</param>
    /// <param name="parallel">Sheets at a time; 0 = one per processor.</param>
    /// <param name="cancellation">Stops the batch.</param>
    public static ImmutableArray<BatchItem> Run(
        EvaluationEngine engine,
        IEnumerable<string> files,
        Func<string, SheetResult> read,
        EvaluationOptions? options = null,
        IProgress<BatchItem>? progress = null,
        int parallel = 0,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(read);
        var paths = files.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var items = new BatchItem[paths.Length];
        var limits = new ParallelOptions { MaxDegreeOfParallelism = parallel <= 0 ? Environment.ProcessorCount : parallel, CancellationToken = cancellation };
        Parallel.For(0, paths.Length, limits, i =>
        {
            items[i] = One(engine, paths[i], read, options, cancellation);
            progress?.Report(items[i]);
        });
        return [.. items];
    }

    [SuppressMessage("Design", "CA1031", Justification = "one bad sheet must not stop the others; the error is reported as a fault of ours")]
    private static BatchItem One(EvaluationEngine engine, string path, Func<string, SheetResult> read, EvaluationOptions? options, CancellationToken cancellation)
    {
        try
        {
            var result = read(path);
            return new BatchItem(path, result.Sheet is null ? null : engine.Evaluate(result.Sheet, options, cancellation), result.Diagnostics);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception problem)
        {
            return new BatchItem(path, null, [new Diagnostic("ENG090", Severity.Error, new SourceLocation(path, 0, 0), $"处理时发生内部错误：{problem.GetType().Name}：{problem.Message}", "请把该文件与本消息交给维护者")]);
        }
    }
}

/// <summary>One sheet of a batch.</summary>
/// <param name="Path">Path.</param>
/// <param name="Assessment">Null when the sheet could not be read.</param>
/// <param name="Diagnostics">Findings of reading.</param>
public sealed record BatchItem(string Path, Assessment? Assessment, ImmutableArray<Diagnostic> Diagnostics);
