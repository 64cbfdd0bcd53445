using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace HostConsole.Tests.Testimonials;

/// <summary>Files as people send them, made here.</summary>
public static class SomePhotos
{
    /// <summary>Left half red, right half blue, upper left corner green.</summary>
    public static byte[] Picture(int width = 400, int height = 200, SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        surface.Canvas.Clear(SKColors.Red);
        using var blue = new SKPaint { Color = SKColors.Blue };
        using var green = new SKPaint { Color = SKColors.Lime };
        surface.Canvas.DrawRect(width / 2f, 0, width / 2f, height, blue);
        surface.Canvas.DrawRect(0, 0, width / 5f, height / 4f, green);
        using var image = surface.Snapshot();
        using var data = image.Encode(format, 95);
        return data.ToArray();
    }

    /// <summary>A picture in which no pixel tells of its neighbour.</summary>
    public static byte[] Noise(int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        var random = new Random(7);
        var pixels = new byte[width * height * 4];
        random.NextBytes(pixels);
        System.Runtime.InteropServices.Marshal.Copy(pixels, 0, bitmap.GetPixels(), pixels.Length);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 100);
        return data.ToArray();
    }

    /// <summary>The JPEG with what a camera writes beside the picture: how it was held, who made it and where (EXIF, GPS).</summary>
    public static byte[] WithExif(byte[] jpeg, ushort orientation)
    {
        var tiff = new List<byte>();
        void Word(int value) => tiff.AddRange([(byte)value, (byte)(value >> 8)]);
        void Long(int value) { Word(value & 0xFFFF); Word(value >> 16); }
        void Entry(int tag, int type, int count, int value) { Word(tag); Word(type); Long(count); Long(value); }
        tiff.AddRange("II*\0"u8);
        Long(8);
        Word(3);
        Entry(0x0112, 3, 1, orientation);
        Entry(0x013B, 2, 16, 80); // the artist, at 80
        Entry(0x8825, 4, 1, 50); // the GPS directory, at 50
        Long(0);
        Word(2); // at 50
        Entry(1, 2, 2, 'N');
        Entry(2, 5, 1, 96); // the latitude, at 96
        Long(0);
        tiff.AddRange("Ada of Lisbon 99"u8);
        Long(38_716);
        Long(1_000);
        var segment = new byte[4 + 6 + tiff.Count];
        BinaryPrimitives.WriteUInt16BigEndian(segment, 0xFFE1);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(segment.Length - 2));
        "Exif\0\0"u8.CopyTo(segment.AsSpan(4));
        tiff.ToArray().CopyTo(segment, 10);
        return [.. jpeg[..2], .. segment, .. jpeg[2..]];
    }

    /// <summary>The PNG with a note in it.</summary>
    public static byte[] WithText(byte[] png, string note)
    {
        const int AfterHead = 33;
        return [.. png[..AfterHead], .. Chunk("tEXt", Encoding.Latin1.GetBytes($"Comment\0{note}")), .. png[AfterHead..]];
    }

    /// <summary>A PNG whose head says that it is huge, and that holds next to nothing.</summary>
    public static byte[] Bomb(int width, int height)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 6);
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", head), .. Chunk("IDAT", [0x78, 0x9C, 3, 0, 0, 0, 0, 1]), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string name, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. data];
        var chunk = new byte[8 + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        body.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(4 + body.Length), Crc(body));
        return chunk;
    }

    private static uint Crc(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var b in data)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return ~crc;
    }

    /// <summary>The markers of a JPEG up to its picture.</summary>
    public static IEnumerable<byte> Markers(byte[] jpeg)
    {
        for (var at = 2; at < jpeg.Length && jpeg[at] == 0xFF && jpeg[at + 1] != 0xDA; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2)))
            yield return jpeg[at + 1];
    }

    public static (byte R, byte G, byte B) At(byte[] jpeg, int x, int y)
    {
        using var bitmap = SKBitmap.Decode(jpeg);
        var pixel = bitmap.GetPixel(x, y);
        return (pixel.Red, pixel.Green, pixel.Blue);
    }
}
