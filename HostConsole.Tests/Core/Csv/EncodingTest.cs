using System.Text;
using HostConsole.Core.Csv;

namespace HostConsole.Tests.Csv;

public sealed class EncodingTest
{
    [Theory]
    [InlineData("windows-1250", "Świeca Łódź")]
    [InlineData("windows-1250", "ŻÓŁW ŻÓŁTY")]
    [InlineData("windows-1250", "Hrnek žlutý; Dřevo")]
    [InlineData("windows-1252", "Thé")]
    [InlineData("windows-1252", "Crème brûlée")]
    [InlineData("windows-1252", "Piñata")]
    [InlineData("windows-1252", "Kids’ mug – 5” × 3½")]
    [InlineData("windows-1252", "Tasse für Öl; Größe; STRAßE")]
    [InlineData("windows-1252", "Smørrebrød; Blåbær")]
    [InlineData("windows-1251", "Кружка керамическая синяя")]
    [InlineData("windows-1253", "Κούπα πράσινη")]
    [InlineData("windows-1254", "Gümüş kaşık")]
    [InlineData("windows-1256", "كوب أزرق")]
    [InlineData("windows-1257", "Žvakė ąžuolas")]
    [InlineData("windows-874", "ถ้วยเซรามิก")]
    [InlineData("iso-8859-2", "Świeca Łódź")]
    [InlineData("macintosh", "Café crème")]
    [InlineData("ibm850", "Café")]
    [InlineData("ibm852", "Świeca Łódź")]
    [InlineData("shift_jis", "マグカップ 青い陶器")]
    [InlineData("big5", "陶瓷馬克杯")]
    public void Given_names_that_one_encoding_alone_makes_sense_of_Then_it_is_read_and_said(string encoding, string name)
    {
        var read = CsvText.Decode(CsvEncodings.Find(encoding)!.GetBytes($"Title,Price\n{name},1\n"));
        Assert.Equal(($"Title,Price\n{name},1\n", encoding, false), (read.Text, read.Encoding, read.Doubtful));
        Assert.Contains(encoding, Assert.Single(read.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("windows-1252", "Crème")]
    [InlineData("windows-1250", "Dřevo")]
    [InlineData("windows-1250", "Őszi körte")]
    [InlineData("windows-1251", "Кружка")]
    [InlineData("windows-1254", "kaşık")]
    [InlineData("windows-1255", "ספל כחול")]
    [InlineData("gb18030", "陶瓷马克杯")]
    [InlineData("ks_c_5601-1987", "머그컵 파란색")]
    [InlineData("koi8-r", "Кружка синяя")]
    public void Given_names_that_several_encodings_make_sense_of_Then_the_right_one_is_among_the_choices(string encoding, string name)
    {
        var bytes = CsvEncodings.Find(encoding)!.GetBytes($"Title,Price\n{name},1\n");
        var read = CsvText.Decode(bytes);
        Assert.Contains(read.Choices, c => c.Encoding == encoding && c.Sample.Contains(name.Split(' ')[0], StringComparison.Ordinal));
        Assert.Equal(($"Title,Price\n{name},1\n", false), (CsvText.Decode(bytes, encoding).Text, CsvText.Decode(bytes, encoding).Doubtful));
    }

    [Theory]
    [InlineData("Café Łódź", "Thé", "3")]
    [InlineData("Café", "Thé", "3")]
    [InlineData("Café Łódź", "Thé Ünder", "3")]
    public void Given_one_bad_byte_in_UTF8_Then_that_line_alone_is_doubtful_and_told(string good, string bad, string line)
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes($"Title\n{good}\n"), .. Encoding.Latin1.GetBytes($"{bad}\n")];
        foreach (var read in new[] { CsvText.Decode(bytes), CsvText.Decode([.. Encoding.UTF8.Preamble, .. bytes]),
            CsvText.Decode(bytes, "UTF-8") })
        {
            Assert.Equal(($"Title\n{good}\n{bad}\n", "utf-8", false), (read.Text, read.Encoding, read.Doubtful));
            Assert.Contains($"line {line}:", Assert.Single(read.Notes), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Given_a_bad_byte_beside_good_letters_of_its_line_Then_the_letters_stay()
    {
        byte[] bytes = [.. "Title\r\nCafé Łódź "u8, 0xE9, .. "té\r\n"u8];
        Assert.Equal("Title\r\nCafé Łódź été\r\n", CsvText.Decode(bytes).Text);
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    public void Given_Unicode_with_or_without_its_mark_Then_it_is_read_without_a_word(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        var read = CsvText.Decode([.. mark ? encoding.Preamble : [], .. encoding.GetBytes("Handle,Title\na,Łódź 陶\n")]);
        Assert.Equal(("Handle,Title\na,Łódź 陶\n", name, 0), (read.Text, read.Encoding, read.Notes.Count));
    }

    [Theory]
    [InlineData("latin1", "windows-1252")]
    [InlineData("ISO-8859-1", "windows-1252")]
    [InlineData("Windows-1250", "windows-1250")]
    [InlineData("gbk", "gb18030")]
    [InlineData("cp852", "ibm852")]
    [InlineData("utf-7", null)]
    [InlineData("klingon", null)]
    public void Given_a_name_Then_it_is_one_of_those_that_are_read_or_none(string name, string? known) =>
    Assert.Equal(known, CsvEncodings.NameOf(name));
}
