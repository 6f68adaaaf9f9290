using Tap.Guardrails;

namespace Tap.Tests.Guardrails.Engine;

/// <summary>Reads the shapes that Terraform's JSON syntax allows.</summary>
public sealed class StackModelTests
{
    [TestCase("""{ "resource": { "aws_sqs_queue": { "jobs": { "name": "jobs" } } } }""")]
    [TestCase("""{ "resource": [{ "aws_sqs_queue": { "jobs": { "name": "jobs" } } }] }""")]
    [TestCase("""{ "resource": { "aws_sqs_queue": [{ "jobs": { "name": "jobs" } }] } }""")]
    [TestCase("""{ "resource": { "aws_sqs_queue": { "jobs": [{ "name": "jobs" }] } } }""")]
    [TestCase("""{ "resource": { "aws_sqs_queue": { "jobs": { "name": "jobs" } } }, "resource": {} }""")]
    public void A_resource_is_read_whatever_lists_it_is_in(string json)
    {
        var queue = StackModel.FromConfiguration(json).Resources.Single();
        Assert.That((queue.Address, queue["name"].Text), Is.EqualTo(("aws_sqs_queue.jobs", "jobs")));
    }

    [TestCase("""{ "versioning": { "enabled": true } }""", "true")]
    [TestCase("""{ "versioning": [{ "enabled": true }] }""", "true")]
    [TestCase("""{ "versioning": [[{ "enabled": true }]] }""", "true")]
    [TestCase("""{ "dynamic": { "versioning": { "for_each": [true], "content": { "enabled": "${versioning.value}" } } } }""", "true")]
    [TestCase("""{ "dynamic": [{ "versioning": [{ "for_each": { "a": "x" }, "content": [{ "enabled": true }] }] }] }""", "true")]
    [TestCase(
        """{ "dynamic": { "versioning": { "for_each": ["a"], "iterator": "it", "content": { "enabled": "${it.value == \"a\"}" } } } }""",
        "true")]
    [TestCase("""{ "dynamic": { "versioning": { "for_each": [], "content": { "enabled": true } } } }""", "")]
    [TestCase("""{ "dynamic": { "versioning": { "for_each": "${var.unset}", "content": { "enabled": true } } } }""", "true?")]
    [TestCase("""{ "versioning": "${var.unset}" }""", "${var.unset.enabled}?")]
    [TestCase("""{ "versioning": null }""", "")]
    [TestCase("""{ "versioning": "${var.unset ? [{ enabled = true }] : []}" }""", "true?")]
    public void A_nested_block_is_read_however_it_is_written(string body, string enabled) => Assert.That(
        Bucket(body).Blocks("versioning").Select(block => block["enabled"].Expression + (block.IsCertain ? "" : "?")),
        Is.EqualTo(enabled.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [TestCase("\"count\": 0", "")]
    [TestCase("\"count\": \"${var.none ? 1 : 0}\"", "")]
    [TestCase("\"count\": 2", "aws_s3_bucket.data[0] aws_s3_bucket.data[1]")]
    [TestCase("\"count\": \"${var.unset}\"", "aws_s3_bucket.data?")]
    [TestCase("\"count\": \"${var.unset ? 1 : 0}\"", "aws_s3_bucket.data?")]
    [TestCase("\"count\": \"many\"", "aws_s3_bucket.data?")]
    [TestCase("\"for_each\": {}", "")]
    [TestCase("\"for_each\": { \"a\": 1 }", "aws_s3_bucket.data[\"a\"]")]
    [TestCase("\"for_each\": \"${toset([\\\"x\\\", \\\"y\\\"])}\"", "aws_s3_bucket.data[\"x\"] aws_s3_bucket.data[\"y\"]")]
    [TestCase("\"for_each\": \"${var.unset}\"", "aws_s3_bucket.data?")]
    public void Count_and_for_each_make_instances(string argument, string addresses) => Assert.That(
        Stack($$"""aws_s3_bucket.data { {{argument}} }""").Resources.Select(resource => resource.Address + (resource.IsCertain ? "" : "?")),
        Is.EqualTo(addresses.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Test]
    public void Instances_know_their_keys() => Assert.That(
        Stack("""aws_s3_bucket.data { "for_each": { "a": "x" }, "bucket": "${each.key}-${each.value}" }""").Resources
            .Single()["bucket"].Text,
        Is.EqualTo("a-x"));

    [TestCase("${aws_s3_bucket.data.id}", Proof.Holds)]
    [TestCase("${aws_s3_bucket.data.bucket}", Proof.Holds)]
    [TestCase("${aws_s3_bucket.data[\"id\"]}", Proof.Holds)]
    [TestCase("data", Proof.Holds)]
    [TestCase("${local.bucket}", Proof.Holds)]
    [TestCase("${local.name}", Proof.Holds)]
    [TestCase("${var.unset ? aws_s3_bucket.data.id : aws_s3_bucket.data.bucket}", Proof.Holds)]
    [TestCase("${aws_s3_bucket.other.id}", Proof.Broken)]
    [TestCase("other", Proof.Broken)]
    [TestCase("${var.unset ? aws_s3_bucket.data.id : \"other\"}", Proof.Broken)]
    [TestCase("${var.unset}", Proof.Unproven)]
    [TestCase("${module.x.bucket}", Proof.Unproven)]
    public void A_resource_belongs_to_another_by_reference_or_by_name(string bucket, Proof proof)
    {
        var text = System.Text.Json.JsonSerializer.Serialize(bucket);
        var stack = Stack(
            """aws_s3_bucket.data { "bucket": "data" }""",
            """aws_s3_bucket.other { "bucket": "other" }""",
            """locals { "bucket": "${aws_s3_bucket.data.id}", "name": "${format(\"d%s\", \"ata\")}" }""",
            $$"""aws_s3_bucket_versioning.it { "bucket": {{text}} }""");
        var data = stack.Resources.First(resource => resource.Address == "aws_s3_bucket.data");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(data.IsReferredToBy(stack.All("aws_s3_bucket_versioning").Single()["bucket"]), Is.EqualTo(proof));
            Assert.That(
                stack.Of("aws_s3_bucket_versioning", "bucket", data).Select(of => of.Belongs),
                Is.EqualTo(proof == Proof.Broken ? [] : new[] { proof }));
        }
    }

    [TestCase("for_each", "aws_s3_bucket.data[\"a\"]", "${aws_s3_bucket.data[\"a\"].id}", Proof.Holds)]
    [TestCase("for_each", "aws_s3_bucket.data[\"a\"]", "${aws_s3_bucket.data[\"b\"].id}", Proof.Broken)]
    [TestCase("for_each", "aws_s3_bucket.data[\"a\"]", "${aws_s3_bucket.data[var.unset].id}", Proof.Unproven)]
    public void Instances_are_told_apart(string argument, string address, string reference, Proof proof)
    {
        var text = System.Text.Json.JsonSerializer.Serialize(reference);
        var stack = Stack(
            $$"""aws_s3_bucket.data { "{{argument}}": { "a": 1, "b": 2 }, "bucket": "${each.key}" }""",
            $$"""aws_s3_bucket_versioning.it { "bucket": {{text}} }""");
        Assert.That(
            stack.Resources.Single(resource => resource.Address == address).IsReferredToBy(stack.Resources[^1]["bucket"]),
            Is.EqualTo(proof));
    }

    [Test]
    public void Instances_of_one_resource_may_be_made_for_those_of_another()
    {
        var stack = Stack(
            """aws_s3_bucket.data { "for_each": { "a": 1, "b": 2 } }""",
            """aws_s3_bucket_versioning.it { "for_each": "${aws_s3_bucket.data}", "bucket": "${each.value.id}" }""");
        Assert.That(
            stack.All("aws_s3_bucket").SelectMany(bucket => stack.Of("aws_s3_bucket_versioning", "bucket", bucket))
                .Select(of => $"{of.Resource.Address} {of.Belongs}"),
            Is.EqualTo(new[] { "aws_s3_bucket_versioning.it[\"a\"] Holds", "aws_s3_bucket_versioning.it[\"b\"] Holds" }));
    }

    [Test]
    public void What_may_not_exist_belongs_to_nothing_for_certain() => Assert.That(
        Stack(
            """aws_s3_bucket.data {}""",
            """aws_s3_bucket_versioning.it { "count": "${var.unset}", "bucket": "${aws_s3_bucket.data.id}" }""") is var stack
            ? stack.Of("aws_s3_bucket_versioning", "bucket", stack.Resources[0]).Single().Belongs : default,
        Is.EqualTo(Proof.Unproven));

    [Test]
    public void Other_blocks_are_there_too() => Assert.That(
        Stack("module.m { \"source\": \"./m\" }", "provider.aws {}", "output.o {}", "data.aws_vpc.d {}", "ephemeral.a_b.c {}",
            """terraform { "backend": { "s3": {} } }""").Blocks.Select(block => $"{block.Kind} {block.Address}"),
        Is.EquivalentTo(new[]
        {
            "Module module.m", "Provider provider.aws", "Variable var.unset", "Variable var.none", "Output output.o", "Data data.aws_vpc.d",
            "Ephemeral ephemeral.a_b.c", "Terraform terraform",
        }));

    [Test]
    public void Blocks_of_the_same_name_are_several() => Assert.That(
        StackModel.FromConfiguration("""{ "resource": { "a_b": { "c": { "x": { "y": 1 }, "x": { "y": 2 } } } } }""").Resources.Single()
            .Blocks("x").Select(block => block["y"].Number),
        Is.EqualTo(new[] { 1, 2 }));

    [TestCase("[]")]
    [TestCase("""{ "resource": "none" }""")]
    [TestCase("""{ "resource": { "aws_s3_bucket": { "data": 5 } } }""")]
    public void What_is_no_configuration_is_refused(string json) =>
        Assert.That(() => StackModel.FromConfiguration(json), Throws.InstanceOf<FormatException>());

    [Test]
    public void The_environment_is_the_providers_default_tag() => Assert.That(
        Stack(
            """provider.aws { "default_tags": [{ "tags": { "Environment": "${local.e}" } }] }""", """locals { "e": "dev" }""").Environment,
        Is.EqualTo("dev"));

    private static ResourceBlock Bucket(string body) => Stack($"aws_s3_bucket.data {body}").Resources.Single();

    private static StackModel Stack(params IReadOnlyList<string> blocks) =>
        StackModel.FromConfiguration(TerraformJson.Of([.. blocks, "var.unset {}", """var.none { "default": false }"""]));
}
