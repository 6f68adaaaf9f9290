using Constructs;
using HashiCorp.Cdktf.Providers.Aws.SqsQueue;
using Tap.Tests.Synthesis;

namespace Tap.Tests.Bindings;

/// <summary>
/// The bindings find overrides once a type (bindings/ConstructCreation.cs); what the jsii runtime promises about them must still hold.
/// </summary>
public sealed class ConstructCreationTests
{
    private TerraformStack stack = null!;

    [SetUp]
    public void MakeStack() => stack = new TerraformStack(Testing.App(), "stack");

    [Test]
    public void An_overridden_method_is_called_from_JavaScript()
    {
        var renaming = new RenamingStack(Testing.App(), "renaming");
        _ = new SqsQueue(renaming, "queue");
        Assert.That(Names(renaming), Is.EqualTo(new[] { "aws_sqs_queue.renamed_queue" }));
    }

    [Test]
    public void An_overridden_property_is_read_from_JavaScript([Values] bool inherited)
    {
        _ = inherited ? new InheritingQueue(stack, "queue") : new CountingQueue(stack, "queue");
        Assert.That(Names(stack), Is.EqualTo(new[] { "aws_sqs_queue.counted_queue" }));
    }

    [Test]
    public void A_class_without_overrides_is_not_taken_for_its_base_with_them()
    {
        _ = new CountingQueue(stack, "overriding");
        _ = new SqsQueue(stack, "plain");
        Assert.That(Names(stack), Is.EqualTo(new[] { "aws_sqs_queue.counted_overriding", "aws_sqs_queue.plain" }));
    }

    [Test]
    public void A_construct_that_implements_an_interface_is_called_with_the_constructs_themselves()
    {
        var queue = new SqsQueue(stack, "queue");
        var visitor = new Visitor(stack, "visitor");
        Aspects.Of(stack).Add(visitor);
        Testing.Synth(stack, false);
        Assert.That(visitor.Visited, Is.EqualTo(new Construct[] { stack, queue, visitor }));
    }

    [Test]
    public void JavaScript_returns_the_constructs_themselves()
    {
        Construct[] children = [new CountingQueue(stack, "queue"), new Visitor(stack, "visitor")];
        Assert.That(stack.Node.Children, Is.EqualTo(children));
        Assert.That(children.Select(child => child.Node.Scope), Is.All.SameAs(stack));
    }

    [Test]
    public void A_refused_construct_is_not_made()
    {
        _ = new SqsQueue(stack, "queue");
        Assert.That(() => new SqsQueue(stack, "queue"), Throws.Exception.With.Message.Contains("already a Construct with name 'queue'"));
        Assert.That(stack.Node.Children, Has.Length.EqualTo(1));
    }

    private static IEnumerable<string> Names(TerraformStack stack) =>
        SynthesizedStack.Parse(Testing.Synth(stack, false)).All("aws_sqs_queue").Select(queue => queue.Address);

    private sealed class RenamingStack(Construct scope, string id) : TerraformStack(scope, id)
    {
        protected override string AllocateLogicalId(object tfElement) => $"renamed_{((TerraformElement)tfElement).Node.Id}";
    }

    private class CountingQueue(Construct scope, string id) : SqsQueue(scope, id)
    {
        public override string FriendlyUniqueId => $"counted_{Node.Id}";
    }

    private sealed class InheritingQueue(Construct scope, string id) : CountingQueue(scope, id);

    private sealed class Visitor(Construct scope, string id) : Construct(scope, id), IAspect
    {
        public List<IConstruct> Visited { get; } = [];

        public void Visit(IConstruct node) => Visited.Add(node);
    }
}
