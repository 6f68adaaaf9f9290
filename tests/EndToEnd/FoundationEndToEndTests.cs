namespace Tap.Tests.EndToEnd;

/// <summary>The <c>foundation</c> stack from deployment with local state, into its own bucket and back, to destruction.</summary>
[Category("EndToEnd")]
[Order(1)] // When it is destroyed, the account logs through no role: no other stack may be there yet.
public sealed class FoundationEndToEndTests
{
    private DeployedStack stack = null!;

    [OneTimeSetUp]
    public void Deploy() => stack = DeployedStack.Apply("foundation", ("TAP_GITHUB_REPOSITORY", "acme/tap"));

    [OneTimeTearDown]
    public void Destroy() => stack?.Dispose();

    [Test, Order(1)]
    public void A_second_plan_is_empty() => stack.AssertSecondPlanIsEmpty();

    [Test, Order(2)]
    public void Its_state_moves_into_the_bucket_that_it_made_and_nothing_changes() => AssertMoves("s3");

    [Test, Order(3)]
    public void Its_state_moves_back_so_that_the_bucket_can_go() => AssertMoves("local");

    [Test, Order(4)]
    public void Destroying_leaves_nothing() => stack.AssertDestroyLeavesNothing();

    private void AssertMoves(string location)
    {
        var before = stack.Terraform.State();
        stack.MoveState(("TAP_FOUNDATION_STATE", location));

        Assert.That(stack.Terraform.State(), Is.Not.Empty.And.EqualTo(before));
        stack.AssertSecondPlanIsEmpty();
    }
}
