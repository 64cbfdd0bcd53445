using HostConsole.Core.Kernel;
using HostConsole.Tests.Shows;

namespace HostConsole.Tests.Store;

public sealed class RowsTest
{
    [Theory]
    [InlineData("")]
    [InlineData("Zoë 🍵 نور")]
    public void A_text_is_read_as_it_was_written_an_empty_one_too(string text)
    {
        using var file = new StoreFile();
        var (batch, person) = (file.Log.NewBatch(), Guid.CreateVersion7());
        batch.Answers.Add(new("key", text, 200, text, DateTimeOffset.UtcNow.AddHours(24)));
        batch.People.Add(new PersonalData(person, text, text));
        file.Log.Append(batch);
        Assert.Equal((text, text), file.Log.ReadAnswers(DateTimeOffset.UtcNow).Select(a => (a.BodyHash, a.Body)).Single());
        using var db = file.Open();
        Assert.Equal((text, text, null), db.People.Where(p => p.Id == person)
            .Select(p => new ValueTuple<string?, string?, string?>(p.Name, p.Email, p.Contact)).Single());
    }
}
