using Tap.Core;
using Tap.Storage;

namespace Tap.Tests.Storage;

public sealed class ObjectLockTests
{
    [TestCase("governance:1", ObjectLockMode.Governance, 1)]
    [TestCase("Compliance:36500", ObjectLockMode.Compliance, 36_500)]
    public void It_is_read_and_written_as_mode_and_days(string text, ObjectLockMode mode, int days)
    {
        var read = ObjectLock.Parse(text);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(read, Is.EqualTo(new ObjectLock(mode, TimeSpan.FromDays(days))));
            Assert.That(ObjectLock.Parse(read.ToString()), Is.EqualTo(read));
        }
    }

    [TestCase("governance", "the form mode:days")]
    [TestCase("governance:1:2", "the form mode:days")]
    [TestCase("0:1", "'0' is no mode")]
    [TestCase("legal-hold:1", "'legal-hold' is no mode")]
    [TestCase("governance:0", "'0' is no number of days from 1 to 36500")]
    [TestCase("governance:36501", "'36501' is no number")]
    [TestCase("governance:-1", "'-1' is no number")]
    [TestCase("governance:", "'' is no number")]
    public void Anything_else_is_refused_with_what_is_wrong(string text, string reason) =>
        Assert.That(() => ObjectLock.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains(reason));

    [TestCase(0)]
    [TestCase(36_501)]
    public void Days_that_S3_does_not_take_are_refused(int days) =>
        Assert.That(
            () => new ObjectLock(ObjectLockMode.Governance, TimeSpan.FromDays(days)),
            Throws.TypeOf<InputException>().With.Message.Contains($"but was {days} days"));

    [Test]
    public void A_changed_lock_is_checked_too() => Assert.That(
        () => new ObjectLock(ObjectLockMode.Governance, TimeSpan.FromDays(1)) with { Retention = TimeSpan.Zero },
        Throws.TypeOf<InputException>().With.Message.Contains("between 1 and 36500 days"));
}
