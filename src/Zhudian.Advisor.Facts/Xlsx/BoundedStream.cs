using Zhudian.Advisor.Facts.Diagnostics;
using Zhudian.Advisor.Facts.Reading;

namespace Zhudian.Advisor.Facts.Xlsx;

/// <summary>Bytes a workbook may still unpack to, shared by all its parts.</summary>
internal sealed class UnpackBudget(long bytes)
{
    private long _used;

    /// <summary>Sizes in a zip directory can lie; what is really unpacked cannot.</summary>
    public void Take(int count)
    {
        _used += count;
        if (_used > bytes)
        {
            throw new RefusedInputException(FactCodes.TooLarge, 0, $"解压后超过 {bytes / 1048576} MB，按压缩炸弹拒绝", "删去无关的工作表、图片与格式后另存");
        }
    }
}

/// <summary>A read-only stream that spends the budget.</summary>
internal sealed class BoundedStream(Stream inner, UnpackBudget budget) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        budget.Take(read);
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
