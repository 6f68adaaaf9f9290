using Tap.Compute;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Compute;

public sealed class PackageTests
{
    [Test]
    public void The_package_lies_at_a_key_that_stays_the_same() =>
        Assert.That(Object().Text("key"), Is.EqualTo("functions/get-handler.zip"));

    [Test]
    public void A_changed_package_changes_its_hash() => Assert.That(Object().Text("source_hash"), Is.EqualTo(FunctionFixture.Code.Sha256));

    [Test]
    public void The_package_waits_for_the_buckets_policy()
    {
        var stack = FunctionFixture.Synthesize();
        Assert.That(stack.Single("aws_s3_object").Texts("depends_on"), Is.EqualTo([stack.Single("aws_s3_bucket_policy").Address]));
    }

    [Test]
    public void A_package_of_two_functions_is_put_there_once()
    {
        var stack = SynthesizedStack.Of(stack =>
        {
            var packages = new PackageBucket(stack, "packages");
            packages.Add(FunctionFixture.Code);
            packages.Add(FunctionFixture.Code);
        });
        Assert.That(stack.All("aws_s3_object"), Has.Count.EqualTo(1));
    }

    [Test]
    public void Two_packages_of_one_name_are_refused_in_one_bucket()
    {
        using var folder = new JavaScriptFolder(("index.js", "exports.handler = async () => {};"));
        var other = FunctionPackage.FromFolder(folder.Path, "get-handler");
        var message = Refusal.Of(
            stack =>
            {
                var props = FunctionFixture.Props(stack);
                _ = new NodeFunction(stack, "get", props);
                return props.Packages;
            },
            (stack, packages) =>
                _ = new NodeFunction(stack, "other", FunctionFixture.Props(packages) with { Name = "other", Code = other }));
        Assert.That(message, Does.Contain(other.Path).And.Contain(FunctionFixture.Code.Path).And.Contain("another name or another bucket"));
    }

    [Test]
    public void A_bucket_name_that_S3_would_refuse_is_refused() =>
        Assert.That(Refusal.Of(stack => _ = new PackageBucket(stack, "packages", new() { Name = "A" })), Does.Contain("S3 bucket name"));

    private static SynthesizedResource Object() => FunctionFixture.Synthesize().Single("aws_s3_object");
}
