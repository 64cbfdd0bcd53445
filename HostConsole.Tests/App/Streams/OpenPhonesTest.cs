using HostConsole.Core.Kernel;
using HostConsole.Streams;

namespace HostConsole.Tests.Streams;

public sealed class OpenPhonesTest
{
    private static ViewerConnection Phone(ViewerId viewer, bool json = false) =>
        new(viewer, json, alone: true, withTime: false, null, null!);

    [Fact]
    public void Given_a_viewer_with_three_phones_When_any_of_them_goes_Then_the_others_stay_and_the_viewer_is_counted_once()
    {
        for (var gone = 0; gone < 3; gone++)
        {
            var phones = new OpenPhones();
            var (one, other) = (Id.New<ViewerId>(TimeProvider.System), Id.New<ViewerId>(TimeProvider.System));
            ViewerConnection[] hers = [Phone(one), Phone(one), Phone(one)];
            var his = Phone(other, json: true);
            foreach (var phone in hers) phones.Add(phone);
            Assert.False(phones.AnyJson);
            phones.Add(his);
            Assert.True(phones.AnyJson);
            Assert.Equal(2, phones.Viewers);
            Assert.Equal([.. hers, his], phones.All().ToHashSet());

            phones.Remove(hers[gone]);
            Assert.Equal(hers.Except([hers[gone]]).ToHashSet(), phones.Of(one).ToHashSet());
            Assert.Equal(3, phones.All().Length);
            Assert.Same(phones.All(), phones.All());
            foreach (var phone in phones.Of(one)) phones.Remove(phone);
            Assert.False(phones.Has(one));
            Assert.Empty(phones.Of(one));
            Assert.Equal([his], phones.All());
            Assert.Equal(1, phones.Viewers);
        }
    }

    [Fact]
    public void Given_who_came_When_asked_twice_Then_each_is_new_once()
    {
        var phones = new OpenPhones();
        var viewer = Id.New<ViewerId>(TimeProvider.System);
        phones.Add(Phone(viewer));
        Assert.Equal([viewer], phones.TakeNew());
        Assert.Empty(phones.TakeNew());
        phones.Add(Phone(viewer)); // another phone, which knows nothing yet
        Assert.Equal([viewer], phones.TakeNew());
    }
}
