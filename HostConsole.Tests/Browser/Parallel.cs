// The browsers' tests mostly wait, so that all three collections run at once, also on two cores.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
