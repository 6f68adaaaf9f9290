using Tap.Core;

namespace Tap.Tests.Core;

public sealed class DefaultTagsTests
{
    [Test]
    public void Optional_tags_are_left_out_when_unset() =>
        Assert.That(DefaultTags.For(new Settings(), "tasks"), Is.EqualTo(new Dictionary<string, string>
        {
            ["Project"] = "trainr963",
            ["Application"] = "tap",
            ["Environment"] = "production",
            ["ManagedBy"] = "cdktf",
            ["Stack"] = "tasks",
        }));

    [Test]
    public void Optional_tags_are_there_when_set()
    {
        var tags = DefaultTags.For(new Settings { Repository = "acme/tap", CommitAuthor = "Jo Doe" }, "tasks");

        Assert.That((tags["Repository"], tags["CommitAuthor"], tags.Count), Is.EqualTo(("acme/tap", "Jo Doe", 7)));
    }

    [TestCase("")]
    [TestCase("tasks*")]
    public void A_stack_name_that_is_no_tag_value_is_refused(string stack) =>
        Assert.That(() => DefaultTags.For(new Settings(), stack), Throws.InstanceOf<TapException>());
}
