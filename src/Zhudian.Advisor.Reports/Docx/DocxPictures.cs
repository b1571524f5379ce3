using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using DW = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using PIC = DocumentFormat.OpenXml.Drawing.Pictures;

namespace Zhudian.Advisor.Reports.Docx;

/// <summary>Places charts as PNG pictures with their alternative text.</summary>
internal sealed class DocxPictures(MainDocumentPart main)
{
    private const long EmuPerMillimetre = 36_000;
    private const long Width = 150 * EmuPerMillimetre;
    private int _count;

    /// <summary>A run with the picture; its height follows from the picture.</summary>
    public Run Picture(byte[] png, string name, string alt)
    {
        var part = main.AddImagePart(ImagePartType.Png, "chart" + (_count + 1).ToString(CultureInfo.InvariantCulture));
        using (var stream = new MemoryStream(png))
        {
            part.FeedData(stream);
        }

        var id = (uint)++_count;
        // PNG header: width and height are big-endian at offsets 16 and 20 (ISO/IEC 15948 §11.2.2).
        var wide = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16));
        var high = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20));
        var height = Width * high / wide;
        var file = string.Create(CultureInfo.InvariantCulture, $"chart{id}.png");
        return new Run(new Drawing(new DW.Inline(
            new DW.Extent { Cx = Width, Cy = height },
            new DW.EffectExtent { LeftEdge = 0, TopEdge = 0, RightEdge = 0, BottomEdge = 0 },
            new DW.DocProperties { Id = id, Name = name, Description = alt },
            new DW.NonVisualGraphicFrameDrawingProperties(new A.GraphicFrameLocks { NoChangeAspect = true }),
            new A.Graphic(new A.GraphicData(new PIC.Picture(
                new PIC.NonVisualPictureProperties(
                    new PIC.NonVisualDrawingProperties { Id = id, Name = file, Description = alt },
                    new PIC.NonVisualPictureDrawingProperties()),
                new PIC.BlipFill(new A.Blip { Embed = main.GetIdOfPart(part) }, new A.Stretch(new A.FillRectangle())),
                new PIC.ShapeProperties(
                    new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = Width, Cy = height }),
                    new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })))
            { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }))
        { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 }));
    }
}
