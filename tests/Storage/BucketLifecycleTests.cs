using System.Text.Json;
using Tap.Core;
using Tap.Storage;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Storage;

public sealed class BucketLifecycleTests
{
    [TestCase("noncurrent_version_expiration.0.noncurrent_days", "90")]
    [TestCase("abort_incomplete_multipart_upload.0.days_after_initiation", "7")]
    [TestCase("status", "Enabled")]
    [TestCase("filter.0.prefix", "")]
    [TestCase("expiration", null)]
    [TestCase("transition", null)]
    public void By_default_old_versions_and_unfinished_uploads_go_and_nothing_else(string path, string? value) =>
        Assert.That(
            SynthesizedStack.Of(stack => Bucket(stack)).Single("aws_s3_bucket_lifecycle_configuration").Text($"rule.0.{path}"),
            Is.EqualTo(value));

    [Test]
    public void Lifecycle_rules_wait_for_versioning()
    {
        var stack = SynthesizedStack.Of(stack => Bucket(stack));
        Assert.That(
            stack.Single("aws_s3_bucket_lifecycle_configuration").Texts("depends_on"),
            Is.EqualTo([stack.Single("aws_s3_bucket_versioning").Address]));
    }

    [Test]
    public void Objects_move_and_go_when_asked()
    {
        var rule = SynthesizedStack.Of(stack => Bucket(stack, new()
        {
            Transitions =
            [
                new(TimeSpan.FromDays(30), StorageClass.StandardInfrequentAccess),
                new(TimeSpan.FromDays(90), StorageClass.GlacierFlexibleRetrieval),
            ],
            Expiration = TimeSpan.FromDays(365),
        })).Single("aws_s3_bucket_lifecycle_configuration");
        Assert.That(
            (rule.Text("rule.1.transition"), rule.Text("rule.0.expiration.0.days")),
            Is.EqualTo(("""[{"days":30,"storage_class":"STANDARD_IA"},{"days":90,"storage_class":"GLACIER"}]""", "365")));
    }

    [Test]
    public void Objects_move_only_below_the_prefixes_that_were_named()
    {
        var lifecycle = SynthesizedStack.Of(stack => Bucket(stack, new()
        {
            Transitions = [new(TimeSpan.FromDays(30), StorageClass.StandardInfrequentAccess)],
            TransitionPrefixes = ["images/", "data/"],
        })).Single("aws_s3_bucket_lifecycle_configuration");
        var moves = lifecycle["rule"].EnumerateArray().Where(rule => rule.TryGetProperty("transition", out _)).ToList();
        Assert.That(
            moves.Select(rule => rule.GetProperty("filter")[0].GetProperty("prefix").GetString()), Is.EqualTo(["images/", "data/"]));
        Assert.That(
            moves.Select(rule => JsonSerializer.Serialize(rule.GetProperty("transition"))),
            Is.All.EqualTo("""[{"days":30,"storage_class":"STANDARD_IA"}]"""));
    }

    [Test]
    public void All_problems_of_a_lifecycle_are_told_at_once()
    {
        var message = Refusal.Of(stack => Bucket(stack, new()
        {
            Transitions =
            [
                new(TimeSpan.FromDays(90), StorageClass.GlacierFlexibleRetrieval),
                new(TimeSpan.FromDays(7), StorageClass.StandardInfrequentAccess),
            ],
            Expiration = TimeSpan.FromDays(90),
        }));
        Assert.That(message.Split("\n- "), Is.EqualTo([
            "SecureBucket 'test/bucket' cannot be made:",
            "a move to StandardInfrequentAccess comes after 30 days at the earliest, but was to come after 7",
            "the move to StandardInfrequentAccess after 7 days must come 1 day(s) or more after the one to "
                + "GlacierFlexibleRetrieval after 90: name moves earliest first, that far apart",
            "objects go after 90 days, before their last move: let them go later than day 90, or leave that move out",
        ]));
    }

    [Test]
    public void Glacier_comes_a_month_after_infrequent_access_at_the_earliest() =>
        Assert.That(
            Refusal.Of(stack => Bucket(stack, new()
            {
                Transitions =
                [
                    new(TimeSpan.FromDays(30), StorageClass.StandardInfrequentAccess),
                    new(TimeSpan.FromDays(59), StorageClass.GlacierFlexibleRetrieval),
                ],
            })),
            Does.Contain("must come 30 day(s) or more after"));

    [TestCase(StorageClass.StandardInfrequentAccess, "STANDARD_IA")]
    [TestCase(StorageClass.IntelligentTiering, "INTELLIGENT_TIERING")]
    [TestCase(StorageClass.OneZoneInfrequentAccess, "ONEZONE_IA")]
    [TestCase(StorageClass.GlacierInstantRetrieval, "GLACIER_IR")]
    [TestCase(StorageClass.GlacierFlexibleRetrieval, "GLACIER")]
    [TestCase(StorageClass.GlacierDeepArchive, "DEEP_ARCHIVE")]
    public void A_storage_class_is_written_as_S3_spells_it(StorageClass storageClass, string text) => Assert.That(
        SynthesizedStack.Of(stack => Bucket(stack, new() { Transitions = [new(TimeSpan.FromDays(30), storageClass)] }))
            .Single("aws_s3_bucket_lifecycle_configuration").Text("rule.1.transition.0.storage_class"),
        Is.EqualTo(text));

    [Test]
    public void A_storage_class_that_is_none_is_refused_with_those_that_are() => Assert.That(
        () => new StorageTransition(TimeSpan.FromDays(30), (StorageClass)9),
        Throws.TypeOf<InputException>().With.Message.Contains("IntelligentTiering (1)").And.Message.Contains("but was 9"));

    [Test]
    public void Half_a_day_is_refused() => Assert.That(
        () => new BucketLifecycle { Expiration = TimeSpan.FromHours(36) },
        Throws.TypeOf<InputException>().With.Message.EqualTo(
            "The expiration of a bucket's objects must be a whole number of days, but was 1.5 days."));

    private static SecureBucket Bucket(TapStack stack, BucketLifecycle? lifecycle = null) =>
        new(stack, "bucket", new() { Name = "data", Lifecycle = lifecycle ?? new() });
}
